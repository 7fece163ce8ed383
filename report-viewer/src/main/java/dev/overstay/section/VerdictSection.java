package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Trigger;
import dev.overstay.html.Html;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.text.Plain;
import dev.overstay.view.Facts;
import dev.overstay.view.HeldBySentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first section: one sentence that names the culprit, and the fix. */
public final class VerdictSection {
  private static final int NAMED = 3;
  private static final int TITLE = 120;

  private final Html html;
  private final Merged merged;
  private final List<Index> jvms;
  private final List<Finding> loud;
  private final List<Finding> fresh;

  /** Creates the verdict on all findings, of which suppressed ones are left out. */
  public VerdictSection(Html html, Merged merged) {
    this.html = html;
    this.merged = merged;
    this.jvms = merged.jvms();
    this.loud = merged.loud();
    this.fresh = fresh(merged);
  }

  /** Writes the section: the worst new findings, or that there are none. */
  public void write() throws IOException {
    if (EndSection.saysAll(jvms, loud)) {
      return;
    }
    html.raw("<section class=\"verdict");
    if (loud.isEmpty()) {
      clean();
    } else if (fresh.isEmpty()) {
      known();
    } else {
      List<Finding> culprits = distinct(culprits());
      html.raw(" ").raw(FindingSection.mark(culprits.get(0).effect()));
      html.raw("\" aria-labelledby=\"verdict\"><h1 id=\"verdict\">");
      if (culprits.size() == 1) {
        one(culprits.get(0));
      } else {
        several(culprits);
      }
      if (loud.size() > fresh.size()) {
        html.raw("<p class=\"muted\">");
        html.text(Words.count(loud.size() - fresh.size(), "known finding"));
        html.raw(" more below.</p>");
      }
    }
    html.raw("</section>");
  }

  /** The title of the browser's tab. */
  public static String title(Merged merged) {
    List<Index> jvms = merged.jvms();
    List<Finding> fresh = fresh(merged);
    String project = jvms.isEmpty() ? "Overstay" : jvms.get(0).project();
    List<Index> ended = EndSection.of(jvms);
    String nothing = merged.loud().isEmpty() ? "clean" : "nothing new";
    String worst = fresh.isEmpty() ? nothing : fresh.get(0).title();
    String words = ended.isEmpty() ? worst : ended.get(0).dump.verdict().headline();
    return Plain.cut(project + ": " + words, TITLE);
  }

  /** The findings that are not known from an earlier run; the verdict is about these. */
  private static List<Finding> fresh(Merged merged) {
    List<Finding> fresh = new ArrayList<>();
    for (Finding finding : merged.loud()) {
      if (!merged.isKnown(finding)) {
        fresh.add(finding);
      }
    }
    return fresh;
  }

  private void clean() throws IOException {
    html.raw(" clean\" aria-labelledby=\"verdict\"><h1 id=\"verdict\">");
    html.text(jvms.size() == 1 ? "This JVM can exit" : "All " + jvms.size() + " JVMs can exit");
    html.raw("</h1><p>Nothing was left behind. ").raw(tracked()).raw("</p>");
    for (Index jvm : jvms) {
      late(jvm);
    }
  }

  /** Says that findings held the exit for some time and then ended on their own. */
  private void late(Index jvm) throws IOException {
    List<Snapshot> all = jvm.dump.snapshots();
    for (int i = 0; i + 1 < all.size(); i++) {
      Snapshot snapshot = all.get(i);
      if (snapshot.trigger() == Trigger.EXIT_STALLED) {
        html.raw("<p>").text(jvms.size() == 1 ? "The" : jvm.nameWithPid() + ": the");
        html.raw(" exit was held for at least ");
        html.text(Words.between(snapshot.at(), all.get(all.size() - 1).at()));
        html.raw(", by something that then ended on its own.</p>");
        return;
      }
    }
  }

  private void known() throws IOException {
    html.raw(" clean\" aria-labelledby=\"verdict\"><h1 id=\"verdict\">");
    html.raw("Nothing new was left behind</h1><p>").text(Words.count(loud.size(), "finding"));
    html.raw(loud.size() == 1 ? " is known and stays below. " : " are known and stay below. ");
    html.raw(tracked()).raw("</p>");
  }

  private String tracked() {
    long tracked = 0;
    long ended = 0;
    for (Index jvm : jvms) {
      tracked += jvm.dump.verdict().tracked();
      ended += jvm.dump.verdict().ended();
    }
    String words = "Of " + Words.count(tracked, "resource") + " tracked, " + ended + " ended";
    boolean rest = loud.isEmpty() && tracked > ended;
    return words + (rest ? " and the rest is the runner’s and the JDK’s own." : ".");
  }

  /** A test that hangs, since nothing goes on then; else the findings with the worst effect. */
  private List<Finding> culprits() {
    Finding first = fresh.get(0);
    List<Finding> worst = new ArrayList<>();
    int all = merged.jvm(first).dump.isRunningTest(first) ? 1 : fresh.size();
    for (Finding finding : fresh.subList(0, all)) {
      if (finding.effect() == first.effect()) {
        worst.add(finding);
      }
    }
    return worst;
  }

  /** The parts of a finding that a reader sees. */
  private record Visible(Object line, String title) {}

  /** The first of all findings that look the same to a reader: several ways may lead to a line. */
  private static List<Finding> distinct(List<Finding> findings) {
    List<Finding> first = new ArrayList<>();
    Set<Visible> visible = new HashSet<>();
    for (Finding finding : findings) {
      if (visible.add(new Visible(Facts.line(finding), finding.title()))) {
        first.add(finding);
      }
    }
    return first;
  }

  private void one(Finding culprit) throws IOException {
    html.with(headline(culprit, fresh.size()), culprit.name(), "<em>", "</em>").raw("</h1><dl>");
    if (jvms.size() > 1) {
      row(merged.jvms(culprit).size() == 1 ? "In JVM" : "In JVMs", Facts.jvms(merged, culprit));
    }
    html.raw("<div><dt>")
        .raw(madeBy(culprit))
        .raw("</dt><dd><a class=\"place\" href=\"#")
        .text(merged.anchor(culprit));
    html.raw("\">").rich(Facts.place(culprit.madeBy())).raw("</a></dd></div>");
    if (merged.jvm(culprit).knowsTests()) {
      row("During test", Facts.tests(merged, culprit));
    }
    HeldBySentence held = new HeldBySentence(merged, culprit);
    row("Held by", held.by());
    new Deadlocks(html).write(merged.jvm(culprit));
    html.raw("<div><dt>Stuck or slow</dt><dd>").rich(held.moves());
    strip(held);
    html.raw("</dd></div>");
    row("To fix", new MarkedText().withCode(culprit.fix(), culprit.fixCode()));
    html.raw("</dl><p class=\"acts\">");
    Resource root = merged.root(culprit);
    if (root != null && merged.jvm(culprit).stack(root.stack()) != null) {
      html.raw("<button type=\"button\" class=\"main\" data-copy=\"");
      html.text(merged.anchor(culprit)).raw("-birth\" hidden=\"\">Copy stack</button> ");
    }
    html.raw("<span class=\"muted\">").text(tracked()).raw("</span></p>");
  }

  // The dump's own headline names its own worst finding, which may not be the worst after a
  // comparison.
  private String headline(Finding culprit, int all) {
    for (Finding finding : merged.jvm(culprit).dump.findings()) {
      if (!finding.isSuppressed()) {
        return finding.id().equals(culprit.id()) && !merged.jvm(culprit).dump.isCutShort()
            ? headline(merged.jvm(culprit), all)
            : culprit.title();
      }
    }
    return culprit.title();
  }

  /**
   * The headline of a JVM; without its count of other findings if the page has a different count.
   */
  private static String headline(Index jvm, int all) {
    String headline = jvm.dump.verdict().headline();
    int loud = 0;
    for (Finding finding : jvm.dump.findings()) {
      loud += !finding.isSuppressed() ? 1 : 0;
    }
    String single = jvm.dump.verdict().single();
    return loud == all || single == null ? headline : single;
  }

  /** If something existed before the agent started, only its current place is known. */
  private String madeBy(Finding finding) {
    Resource root = merged.root(finding);
    return root != null && root.stack() == null && finding.madeBy() != null
        ? "Stands at"
        : "Made by";
  }

  private void row(String term, MarkedText words) throws IOException {
    html.raw("<div><dt>").raw(term).raw("</dt><dd>").rich(words).raw("</dd></div>");
  }

  /** One dot per snapshot, the last twelve at most, filled if it was live. */
  private void strip(HeldBySentence held) throws IOException {
    List<Boolean> live = held.liveAt(12);
    if (live.size() < 2) {
      return;
    }
    html.raw(" <span class=\"strip\" role=\"img\" aria-label=\"live in ").text(held.seen());
    html.raw(" of ").text(held.all()).raw(" snapshots\">");
    for (boolean was : live) {
      html.raw(was ? "<i class=\"full\"></i>" : "<i></i>");
    }
    html.raw("</span>");
  }

  private void several(List<Finding> culprits) throws IOException {
    Effect effect = culprits.get(0).effect();
    html.raw("<em>").text(culprits.size()).raw(merged.status(fresh.get(0)) == null ? "" : " new");
    html.raw(" places</em> ").text(does(effect));
    html.raw("</h1><ol class=\"culprits\">");
    for (int i = 0; i < culprits.size() && i < NAMED; i++) {
      Finding culprit = culprits.get(i);
      html.raw("<li><p class=\"who\"><a href=\"#").text(merged.anchor(culprit)).raw("\">");
      html.text(culprit.title()).raw("</a>");
      html.raw(
          culprit.progress() == Progress.ENDING
              ? " <span class=\"muted\">ends on its own</span>"
              : "");
      html.raw("</p><p>").raw(madeBy(culprit)).raw(" <span class=\"place\">");
      html.rich(Facts.place(culprit.madeBy())).raw("</span>");
      if (merged.jvm(culprit).knowsTests()) {
        html.raw(" <span class=\"muted\">during</span> ").rich(Facts.tests(merged, culprit));
      }
      if (jvms.size() > 1) {
        html.raw(" <span class=\"muted\">in</span> ").rich(Facts.jvms(merged, culprit));
      }
      html.raw("</p><p>")
          .rich(new MarkedText().withCode(culprit.fix(), culprit.fixCode()))
          .raw("</p></li>");
    }
    html.raw("</ol>");
    if (culprits.size() > NAMED) {
      html.raw("<p class=\"muted\">and ").text(culprits.size() - NAMED).raw(" more below.</p>");
    }
    html.raw("<dl>");
    for (Index jvm : jvms) {
      new Deadlocks(html).write(jvm);
    }
    html.raw("</dl>");
  }

  private String does(Effect effect) {
    boolean hidden = true;
    for (Index jvm : jvms) {
      hidden &= jvm.dump.jvm().exitsBySystemExit();
    }
    String it = jvms.size() == 1 ? "this JVM" : "these JVMs";
    return switch (effect) {
      case STALLS_SHUTDOWN -> "keep the shutdown of " + it + " from ending";
      case HOLDS_BUILD -> "keep the build waiting for the output of " + it;
      // Under a runner that ends in System.exit, the threads do not block the exit today.
      case BLOCKS_EXIT ->
          hidden ? "would keep " + it + " alive without System.exit" : "keep " + it + " alive";
      case OUTLIVES_JVM -> "leave processes that outlive " + it;
      case LEFT_OPEN -> "leave something open in " + it;
      case DELAYED_EXIT -> "delayed the exit of " + it;
      case IN_USE -> "were in use when " + it + " ended";
    };
  }
}
