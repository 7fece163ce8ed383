package dev.overstay.page;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first thing read: one sentence that names the culprit, and what to do about it. */
final class VerdictSection {
  private final Html html;
  private final List<Index> jvms;
  private final List<Entry> entries;

  VerdictSection(Html html, List<Index> jvms, List<Entry> entries) {
    this.html = html;
    this.jvms = jvms;
    this.entries = Entry.loud(entries);
  }

  void write() throws IOException {
    html.raw("<section class=\"verdict");
    if (entries.isEmpty()) {
      clean();
    } else {
      List<Entry> culprits = culprits();
      html.raw(" ").raw(FindingSection.mark(culprits.get(0).finding().effect()));
      html.raw("\" aria-labelledby=\"verdict\"><h1 id=\"verdict\">");
      if (culprits.size() == 1) {
        one(culprits.get(0));
      } else {
        several(culprits);
      }
    }
    html.raw("</section>");
  }

  /** The title of the browser's tab. */
  static String title(List<Index> jvms, List<Entry> entries) {
    List<Entry> loud = Entry.loud(entries);
    String project = jvms.isEmpty() ? "Overstay" : jvms.get(0).project();
    return project + ": " + (loud.isEmpty() ? "clean" : loud.get(0).finding().title());
  }

  private void clean() throws IOException {
    long tracked = 0;
    long ended = 0;
    for (Index jvm : jvms) {
      tracked += jvm.dump.verdict().tracked();
      ended += jvm.dump.verdict().ended();
    }
    boolean one = jvms.size() == 1;
    html.raw(" clean\" aria-labelledby=\"verdict\"><h1 id=\"verdict\">");
    html.text(one ? "This JVM can exit" : "All " + jvms.size() + " JVMs can exit");
    html.raw("</h1><p>Nothing was left behind. Of ").text(Words.count(tracked, "resource"));
    html.text(" tracked, " + ended + " ended");
    html.text(tracked > ended ? " and the rest is the runner’s and the JDK’s own" : "")
        .raw(".</p>");
  }

  /** The findings that share the worst effect. */
  private List<Entry> culprits() {
    List<Entry> worst = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.finding().effect() == entries.get(0).finding().effect()) {
        worst.add(entry);
      }
    }
    return worst;
  }

  private void one(Entry culprit) throws IOException {
    String headline = culprit.jvm().dump.verdict().headline();
    html.with(headline, culprit.rootName(), "<em>", "</em>").raw("</h1><dl>");
    if (jvms.size() > 1) {
      html.raw("<div><dt>In JVM</dt><dd>").text(culprit.jvm().nameWithPid()).raw("</dd></div>");
    }
    html.raw("<div><dt>Made by</dt><dd><a href=\"#").text(culprit.anchor()).raw("\">");
    FindingSection.place(html, culprit.finding().madeBy());
    html.raw("</a></dd></div>");
    FindingSection.duringTest(html, culprit);
    html.raw("<div><dt>Held by</dt><dd>");
    new Held(html, culprit).by();
    html.raw("</dd></div>");
    deadlock(culprit.jvm());
    html.raw("<div><dt>Stuck or slow</dt><dd>");
    new Held(html, culprit).moves();
    html.raw("</dd></div><div><dt>To fix</dt><dd>").prose(culprit.finding().fix());
    html.raw("</dd></div></dl>");
    Resource root = culprit.root();
    if (root != null && culprit.jvm().stack(root.stack()) != null) {
      html.raw("<p class=\"acts\"><button type=\"button\" class=\"main\" data-copy=\"");
      html.text(culprit.anchor()).raw("-birth\" hidden=\"\">Copy stack</button></p>");
    }
  }

  private void several(List<Entry> culprits) throws IOException {
    Effect effect = culprits.get(0).finding().effect();
    html.raw("<em>").text(culprits.size()).raw(" places</em> ").text(does(effect));
    html.raw("</h1><ol class=\"culprits\">");
    for (int i = 0; i < culprits.size() && i < 3; i++) {
      Entry culprit = culprits.get(i);
      html.raw("<li><p class=\"who\"><a href=\"#").text(culprit.anchor()).raw("\">");
      html.text(culprit.finding().title()).raw("</a></p><p>Made by ");
      FindingSection.place(html, culprit.finding().madeBy());
      if (culprit.jvm().knowsTests()) {
        html.raw(" <span class=\"muted\">during</span> ");
        FindingSection.tests(html, culprit);
      }
      html.text(jvms.size() > 1 ? " in " + culprit.jvm().nameWithPid() : "");
      html.raw("</p><p>").prose(culprit.finding().fix()).raw("</p></li>");
    }
    html.raw("</ol>");
    if (culprits.size() > 3) {
      html.raw("<p class=\"muted\">and ").text(culprits.size() - 3).raw(" more below.</p>");
    }
    html.raw("<dl>");
    for (Index jvm : jvms) {
      deadlock(jvm);
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
      // Under a runner that ends in System.exit the threads block nothing today.
      case BLOCKS_EXIT ->
          hidden ? "would keep " + it + " alive without System.exit" : "keep " + it + " alive";
      case OUTLIVES_JVM -> "leave processes that outlive " + it;
      case LEFT_OPEN -> "leave something open in " + it;
    };
  }

  private void deadlock(Index jvm) throws IOException {
    for (List<Long> cycle : jvm.dump.deadlocks()) {
      html.raw("<div><dt>Deadlock</dt><dd>").text(cycle.size()).raw(" threads wait for each other");
      for (int i = 0; i < cycle.size(); i++) {
        html.raw(i == 0 ? ": " : ", ").code(name(jvm, cycle.get(i)));
      }
      html.raw("</dd></div>");
    }
  }

  private static String name(Index jvm, long threadId) {
    for (Resource resource : jvm.dump.resources()) {
      Long id = new Detail(resource.detail()).number("threadId");
      if (id != null && id == threadId && resource.kind().equals("thread")) {
        return resource.name();
      }
    }
    return "thread " + threadId;
  }
}
