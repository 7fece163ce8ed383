package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.html.Fact;
import dev.overstay.html.Html;
import dev.overstay.html.Place;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.stack.Folds;
import dev.overstay.stack.StackList;
import dev.overstay.view.Facts;
import dev.overstay.view.NowStack;
import dev.overstay.view.OtherBirths;
import dev.overstay.view.ProcessTree;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finding as {@code details}: title, place, test, effect and fix. */
public final class FindingSection {
  private final Html html;
  private final Merged merged;
  private final Finding finding;

  FindingSection(Html html, Merged merged, Finding finding) {
    this.html = html;
    this.merged = merged;
    this.finding = finding;
  }

  /** Writes everything about the finding; the worst finding is {@code open}. */
  void whole(boolean open) throws IOException {
    head(open, "");
    html.raw("<div class=\"two\">");
    birth();
    ProcessTree.write(html, merged.root(finding));
    now();
    html.raw("</div>");
    OtherBirths.write(html, merged, finding);
    Tables tables = new Tables(html, merged, finding);
    tables.states();
    tables.resources();
    html.raw("</div></details>");
  }

  /** Writes the summary and the facts; the script adds the rest when a reader opens the finding. */
  void brief() throws IOException {
    head(false, " data-brief=\"\"");
    html.raw("</div></details>");
  }

  private void head(boolean open, String attribute) throws IOException {
    html.raw("<details class=\"finding ").raw(mark(finding.effect())).raw("\" data-kind=\"");
    html.text(kind(merged, finding))
        .raw("\" data-place=\"")
        .text(place(finding))
        .raw("\" data-test=\"");
    html.text(Facts.test(merged, finding))
        .raw("\" data-also=\"")
        .lines(Facts.also(merged, finding));
    html.raw("\" data-jvms=\"").raw(jvms(merged, finding)).raw("\"");
    html.raw(attribute).raw(open ? " open=\"\">" : ">");
    summary();
    // The id is on an inner element: a browser that goes to it opens the details around it.
    html.raw("<div class=\"body\" id=\"").text(merged.anchor(finding)).raw("\"><dl>");
    for (Fact fact : Facts.of(merged, finding)) {
      html.raw("<div><dt>").raw(fact.term()).raw("</dt><dd>").rich(fact.words());
      html.raw("</dd></div>");
    }
    html.raw("</dl><p class=\"acts\"><button type=\"button\" class=\"link\" data-text=\"\"");
    html.raw(" hidden=\"\">Copy as text</button> <button type=\"button\" class=\"link\"");
    html.raw(" data-markdown=\"\" hidden=\"\">Copy as Markdown</button>");
    html.raw(" <a class=\"link\" href=\"#").text(merged.anchor(finding));
    html.raw("\">Link to this finding</a></p>");
  }

  private void summary() throws IOException {
    html.raw("<summary><span class=\"effect\">").text(Words.capital(finding.effect().words()));
    html.raw("</span> <span class=\"what\"><span class=\"title\">");
    html.rich(Facts.title(finding)).raw("</span> <span class=\"place\">");
    html.rich(Facts.place(finding.madeBy())).raw("</span></span> <span class=\"meta\"><span>");
    html.text(Facts.meta(merged, finding)).raw("</span>");
    String tag = Facts.tag(merged, finding);
    if (!tag.isEmpty()) {
      html.raw(tag.equals("New") ? " <span class=\"tag new\">" : " <span class=\"tag\">");
      html.text(tag).raw("</span>");
    }
    html.raw("</span></summary>");
  }

  private void birth() throws IOException {
    Resource root = merged.root(finding);
    Stack stack = root == null ? null : merged.jvm(finding).stack(root.stack());
    html.raw("<section><div class=\"head\"><h3>Where it was made</h3>");
    if (root == null || stack == null || stack.frames().isEmpty()) {
      html.raw("</div><p class=\"muted\">").text(unknown(root)).raw("</p></section>");
      return;
    }
    String id = merged.anchor(finding) + "-birth";
    copy(id);
    new StackList(html)
        .write(id, Folds.birth(stack, finding.madeBy(), merged.jvm(finding).tests(finding)));
    if (root.madeByThread() != null) {
      html.raw("<p class=\"by\">by thread ").code(root.madeByThread());
      html.text(root.madeAt() == null ? "" : ", " + Words.time(root.madeAt())).raw("</p>");
    }
    html.raw("</section>");
  }

  /** Why its creation stack is missing. */
  public static String unknown(@Nullable Resource root) {
    return root != null && root.kind().equals("native-socket")
        ? "Not known: native code opened it, on a way that Java does not see."
        : "Not known: it was there before the agent, or was made on a way that the agent does not"
            + " see.";
  }

  private void now() throws IOException {
    List<NowStack> stacks = NowStack.of(merged, finding);
    for (int i = 0; i < stacks.size(); i++) {
      NowStack now = stacks.get(i);
      html.raw("<section><div class=\"head\"><h3>").rich(now.heading()).raw("</h3>");
      String id = merged.anchor(finding) + "-now-" + (i + 1);
      copy(id);
      new StackList(html).write(id, now.folds());
      html.raw("<p class=\"by\">").rich(now.by()).raw("</p></section>");
    }
    int more = NowStack.more(merged, finding);
    if (more > 0) {
      html.raw("<p class=\"muted\">").text(more).raw(" more stacks are in the dump.</p>");
    }
  }

  private void copy(String id) throws IOException {
    html.raw("<button type=\"button\" class=\"link\" data-copy=\"").text(id);
    html.raw("\" hidden=\"\">Copy stack</button></div>");
  }

  /** The class that gives an effect its colour. */
  public static String mark(Effect effect) {
    return switch (effect) {
      case OUTLIVES_JVM -> "outlives";
      case LEFT_OPEN, DELAYED_EXIT, IN_USE -> "open-left";
      default -> "blocks";
    };
  }

  /** The kind by which it is grouped. */
  public static String kind(Merged merged, Finding finding) {
    Resource root = merged.root(finding);
    return root == null ? "Unknown kind" : Words.capital(Words.kind(root.kind()));
  }

  /** The place by which it is grouped. */
  static String place(Finding finding) {
    return finding.madeBy() == null
        ? Words.capital(Facts.NOT_KNOWN)
        : Place.of(finding.madeBy()).call();
  }

  /** Numbers of its JVMs, for the script. */
  public static String jvms(Merged merged, Finding finding) {
    if (merged.jvms(finding).size() == 1) {
      return Integer.toString(merged.jvm(finding).number);
    }
    StringBuilder numbers = new StringBuilder();
    for (Index jvm : merged.jvms(finding)) {
      numbers.append(numbers.length() == 0 ? "" : " ").append(jvm.number);
    }
    return numbers.toString();
  }
}
