package dev.overstay.page;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finding as {@code details}: what, where, in which test, what it does, how to end it. */
final class FindingSection {
  private static final int STACKS = 5;
  private final Html html;
  private final Entry entry;
  private final Finding finding;
  private final boolean manyJvms;

  FindingSection(Html html, Entry entry, boolean manyJvms) {
    this.html = html;
    this.entry = entry;
    this.finding = entry.finding();
    this.manyJvms = manyJvms;
  }

  void write(boolean open) throws IOException {
    html.raw("<details class=\"finding ").raw(mark(finding.effect()));
    html.raw(open ? "\" open=\"\">" : "\">");
    summary();
    // The id stands inside: a browser that goes to it opens the details around it.
    html.raw("<div class=\"body\" id=\"").text(entry.anchor()).raw("\">");
    facts();
    List<Resource> threads = entry.jvm().threads(finding);
    html.raw("<div class=\"two\">");
    birth();
    now(threads);
    html.raw("</div>");
    new OtherBirths(html, entry).write();
    new StateTable(html, entry.jvm()).write(threads);
    new ResourceTable(html).write(entry.jvm().resources(finding));
    html.raw("</div></details>");
  }

  /** The class that gives an effect its colour. */
  static String mark(Effect effect) {
    return switch (effect) {
      case OUTLIVES_JVM -> "outlives";
      case LEFT_OPEN -> "open-left";
      default -> "blocks";
    };
  }

  private void summary() throws IOException {
    html.raw("<summary><span class=\"effect\">").text(Words.capital(finding.effect().words()));
    html.raw("</span> <span class=\"what\"><span class=\"title\">");
    html.with(finding.title(), entry.rootName(), "<b>", "</b>").raw("</span> ");
    place(html, finding.madeBy());
    html.raw("</span> <span class=\"meta\">");
    if (manyJvms) {
      html.raw("<span class=\"jvm\">").text(entry.jvm().nameWithPid()).raw("</span> ");
    }
    html.raw("<span>");
    html.text(
        finding.count() > 1
            ? finding.count() + " alike"
            : Words.count(finding.resources().size(), "resource"));
    html.raw("</span>");
    if (finding.suppressedBy() != null) {
      html.raw(" <span class=\"tag\">Ignored</span>");
    } else if (finding.baseline() != null) {
      boolean isNew = finding.baseline().equals("new");
      html.raw(isNew ? " <span class=\"tag new\">New</span>" : " <span class=\"tag\">Known</span>");
    }
    html.raw("</span></summary>");
  }

  static void place(Html html, @Nullable Frame madeBy) throws IOException {
    if (madeBy == null) {
      html.raw("<span class=\"place\">made at an unknown place</span>");
      return;
    }
    Place place = Place.of(madeBy);
    html.raw("<span class=\"place\">").code(place.call()).raw(" <span class=\"at\">");
    html.text(place.source()).raw("</span>").raw(madeBy.own() ? "" : " (no frame of your code)");
    html.raw("</span>");
  }

  private void facts() throws IOException {
    html.raw("<dl><div><dt>To fix</dt><dd class=\"fix\">").prose(finding.fix());
    html.raw("</dd></div>");
    duringTest(html, entry);
    Finding.Outlived outlived = finding.outlived();
    if (outlived.tests() > 0) {
      html.raw("<div><dt>Outlived</dt><dd>").text(Words.count(outlived.tests(), "other test"));
      if (outlived.cpuMsInOtherTests() > 0) {
        html.text(", using " + Words.span(outlived.cpuMsInOtherTests()) + " of CPU in them");
      }
      html.raw("</dd></div>");
    }
    if (finding.suppressedBy() != null) {
      html.raw("<div><dt>Ignored by</dt><dd>").code(finding.suppressedBy()).raw("</dd></div>");
    }
    html.raw("</dl><p class=\"acts\"><button type=\"button\" class=\"link\" data-markdown=\"\"");
    html.raw(" hidden=\"\">Copy as Markdown</button> <a class=\"link\" href=\"#");
    html.text(entry.anchor()).raw("\">Link to this finding</a></p>");
  }

  /** The row that names the tests, in a dump that knows of tests. */
  static void duringTest(Html html, Entry entry) throws IOException {
    if (entry.jvm().knowsTests()) {
      html.raw("<div><dt>During test</dt><dd>");
      tests(html, entry);
      html.raw("</dd></div>");
    }
  }

  static void tests(Html html, Entry entry) throws IOException {
    List<TestRun> tests = entry.jvm().tests(entry.finding());
    Resource root = entry.root();
    Attribution attribution = root == null ? Attribution.NONE : root.attribution();
    if (tests.isEmpty()) {
      html.raw("none: made outside any test");
      return;
    }
    html.raw(attribution == Attribution.UNCERTAIN ? "one of these, that ran side by side: " : "");
    for (int i = 0; i < tests.size() && i < 3; i++) {
      html.raw(i == 0 ? "" : ", ").code(Words.test(tests.get(i)));
    }
    html.text(tests.size() > 3 ? " and " + (tests.size() - 3) + " more" : "");
    if (attribution == Attribution.INHERITED) {
      html.raw(" <span class=\"muted\">through a thread or pool that it made</span>");
    } else if (attribution == Attribution.SHARED) {
      html.raw(" <span class=\"muted\">the first to need it: made once, for all who come</span>");
    }
  }

  private void birth() throws IOException {
    Resource root = entry.root();
    Stack stack = root == null ? null : entry.jvm().stack(root.stack());
    html.raw("<section><div class=\"head\"><h3>Where it was made</h3>");
    if (stack == null || stack.frames().isEmpty()) {
      html.raw("</div><p class=\"muted\">Not known: it was there before the agent, or was made");
      html.raw(" on a way that the agent does not see.</p></section>");
      return;
    }
    String id = entry.anchor() + "-birth";
    copy(id);
    new StackList(html).birth(id, stack, finding.madeBy(), entry.jvm().tests(finding));
    if (root != null && root.madeByThread() != null) {
      html.raw("<p class=\"by\">by thread ").code(root.madeByThread());
      html.text(root.madeAt() == null ? "" : ", " + Words.time(root.madeAt())).raw("</p>");
    }
    html.raw("</section>");
  }

  private void now(List<Resource> threads) throws IOException {
    List<Alike> groups = Alike.now(threads);
    for (int i = 0; i < groups.size() && i < STACKS; i++) {
      Alike group = groups.get(i);
      Sample last = Sample.last(group.first());
      Stack stack = last == null ? null : entry.jvm().stack(last.stack());
      if (last == null || stack == null) {
        continue;
      }
      int n = group.threads.size();
      html.raw("<section><div class=\"head\"><h3>What ");
      if (n == threads.size()) {
        html.text(n == 1 ? "its thread does now" : "its " + n + " threads do now");
      } else {
        html.raw(n == 1 ? "" : "threads ")
            .code(group.names())
            .raw(n == 1 ? " does now" : " do now");
      }
      html.raw("</h3>");
      String id = entry.anchor() + "-now-" + (i + 1);
      copy(id);
      new StackList(html).now(id, stack);
      html.raw("<p class=\"by\">").text(last.words());
      if (last.waitingOn() != null) {
        html.raw(" on ").code(Place.simple(last.waitingOn()));
      }
      html.raw(last.lockOwner() == null ? "" : ", held by ").text(last.lockOwner());
      html.raw("</p></section>");
    }
    if (groups.size() > STACKS) {
      html.raw("<p class=\"muted\">").text(groups.size() - STACKS).raw(" more stacks in the dump.");
      html.raw("</p>");
    }
  }

  private void copy(String id) throws IOException {
    html.raw("<button type=\"button\" class=\"link\" data-copy=\"").text(id);
    html.raw("\" hidden=\"\">Copy stack</button></div>");
  }
}
