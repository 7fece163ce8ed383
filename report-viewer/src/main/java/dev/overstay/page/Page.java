package dev.overstay.page;

import dev.overstay.dump.Dump;
import dev.overstay.html.Html;
import dev.overstay.html.Policy;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.section.EndSection;
import dev.overstay.section.FindingList;
import dev.overstay.section.Foot;
import dev.overstay.section.GoneSection;
import dev.overstay.section.JvmSection;
import dev.overstay.section.RunLine;
import dev.overstay.section.RunSection;
import dev.overstay.section.Timeline;
import dev.overstay.section.UnreadDumps;
import dev.overstay.section.VerdictSection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one dump or many as one self-contained HTML file: it needs no network, no other file and,
 * for everything essential, no script.
 */
public final class Page {
  private final String template;
  private final Appendable out;
  private int at;

  private Page(String template, Appendable out) {
    this.template = template;
    this.out = out;
  }

  /**
   * Writes the page of {@code dumps}, with the files beside this class.
   *
   * @param dumps one per JVM, in the order in which the page lists them
   * @param out takes the page; neither flushed nor closed. As bytes it must be UTF-8.
   * @throws IOException from {@code out}
   */
  public static void write(List<Dump> dumps, Appendable out) throws IOException {
    write(Merged.of(dumps), List.of(), out, null);
  }

  /**
   * Writes the page of merged dumps.
   *
   * @param lost what could not be read, each with its reason
   * @param out takes the page; neither flushed nor closed. As bytes it must be UTF-8.
   * @param stylesheet the address from which the style is loaded, relative to the page, for servers
   *     whose policy forbids it in the page; null to have it in the page
   * @throws IOException from {@code out}
   */
  public static void write(
      Merged merged, List<String> lost, Appendable out, @Nullable String stylesheet)
      throws IOException {
    write(merged, lost, out, stylesheet, PageFiles.BUILT_IN);
  }

  /** The content of the file that {@code stylesheet} names. */
  public static String style() throws IOException {
    return PageFiles.text(PageFiles.BUILT_IN, "page.css");
  }

  static void write(
      Merged merged,
      List<String> lost,
      Appendable out,
      @Nullable String stylesheet,
      PageFiles files)
      throws IOException {
    List<Index> jvms = merged.jvms();
    int findings = merged.findings().size();
    Html html = new Html(out);
    Page page = new Page(PageFiles.text(files, "page.html"), out);
    page.upTo("<title>", "</title>");
    html.raw("<title>").text(VerdictSection.title(merged)).raw("</title>");
    page.upTo("<link rel=\"stylesheet\"", "/>");
    String script = PageFiles.text(files, "page.js");
    if (FindingList.whole(findings) < findings) {
      script = PageFiles.text(files, "rest.js") + script;
    }
    script = PageFiles.text(files, "theme.js") + script;
    style(html, files, script, stylesheet);
    page.upTo("<!--run-->", "<!--/run-->");
    RunLine.write(html, jvms);
    page.upTo("<!--main-->", "<!--/main-->");
    EndSection.write(html, jvms);
    new VerdictSection(html, merged).write();
    UnreadDumps.write(html, lost);
    new FindingList(html, merged).write();
    GoneSection.write(html, merged.gone());
    Timeline.write(html, merged);
    if (jvms.size() == 1) {
      new RunSection(html).write(jvms.get(0));
    } else {
      new JvmSection(html).write(merged);
    }
    page.upTo("<!--foot-->", "<!--/foot-->");
    Foot.write(html, jvms);
    page.upTo("<script src=", "page.js\"></script>");
    Data.write(html, merged);
    html.raw("<script>").raw(script).raw("</script>");
    page.rest();
  }

  private static void style(Html html, PageFiles files, String script, @Nullable String stylesheet)
      throws IOException {
    String style = stylesheet == null ? PageFiles.text(files, "page.css") : "";
    // The policy must come before the elements that it applies to.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    html.raw(Policy.of(style, script)).raw("\"/>\n");
    if (stylesheet == null) {
      html.raw("<style>").raw(style).raw("</style>");
    } else {
      html.raw("<link rel=\"stylesheet\" href=\"").text(stylesheet).raw("\"/>");
    }
  }

  /** Writes the template up to {@code open} and leaves out everything through {@code close}. */
  private void upTo(String open, String close) throws IOException {
    int start = template.indexOf(open, at);
    int end = template.indexOf(close, start);
    if (start < 0 || end < 0) {
      throw new IOException("page.html has no " + open + "…" + close);
    }
    out.append(template, at, start);
    at = end + close.length();
  }

  private void rest() throws IOException {
    out.append(template, at, template.length());
  }
}
