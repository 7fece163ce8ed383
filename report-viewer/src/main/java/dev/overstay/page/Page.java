package dev.overstay.page;

import dev.overstay.dump.Dump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One dump or many as one HTML file that needs nothing beside it: no network, no other file and,
 * for all that matters, no script.
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
   * @param dumps one per JVM, in the order in which the page shall list them
   * @param out takes the page; neither flushed nor closed. As bytes it must be UTF-8.
   * @throws IOException from {@code out}
   */
  public static void write(List<Dump> dumps, Appendable out) throws IOException {
    write(dumps, out, PageFiles.BUILT_IN);
  }

  /**
   * Writes the page of {@code dumps}.
   *
   * @param files where the template, the style and the script come from
   * @throws IOException from {@code out}, or naming the file that {@code files} has not
   * @see #write(List, Appendable)
   */
  public static void write(List<Dump> dumps, Appendable out, PageFiles files) throws IOException {
    List<Index> jvms = new ArrayList<>();
    for (Dump dump : dumps) {
      jvms.add(new Index(dump));
    }
    List<Entry> entries = Entry.of(jvms);
    String style = PageFiles.text(files, "page.css");
    String script = PageFiles.text(files, "page.js");
    Html html = new Html(out);
    Page page = new Page(PageFiles.text(files, "page.html"), out);
    page.upTo("<title>", "</title>");
    html.raw("<title>").text(VerdictSection.title(jvms, entries)).raw("</title>");
    page.upTo("<link rel=\"stylesheet\"", "/>");
    // The policy must stand before what it judges.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    html.raw(Policy.of(style, script)).raw("\"/>\n<style>").raw(style).raw("</style>");
    page.upTo("<!--run-->", "<!--/run-->");
    RunLine.write(html, jvms);
    page.upTo("<!--main-->", "<!--/main-->");
    new VerdictSection(html, jvms, entries).write();
    new FindingList(html, jvms, entries).write();
    new RunSection(html).write(jvms);
    page.upTo("<!--foot-->", "<!--/foot-->");
    Foot.write(html, jvms);
    page.upTo("<script src=", "</script>");
    html.raw("<script>").raw(script).raw("</script>");
    page.rest();
  }

  /** Writes the template up to {@code open} and leaves out all through {@code close}. */
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
