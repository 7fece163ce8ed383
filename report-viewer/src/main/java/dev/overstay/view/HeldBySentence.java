package dev.overstay.view;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;
import dev.overstay.html.Words;
import dev.overstay.merge.Merged;
import dev.overstay.stack.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What keeps a finding alive, and whether it moves. */
public final class HeldBySentence {
  private final Merged merged;
  private final Finding finding;

  /** Creates the description of this finding. */
  public HeldBySentence(Merged merged, Finding finding) {
    this.merged = merged;
    this.finding = finding;
  }

  /** {@code 3 non-daemon threads, idle in LinkedBlockingQueue.take}. */
  public MarkedText by() {
    List<Resource> threads = merged.jvm(finding).threads(finding);
    Resource root = merged.root(finding);
    MarkedText words = new MarkedText();
    if (root != null && root.kind().equals("process")) {
      process(root, words);
    } else if (root != null && root.kind().equals("shutdown-hook")) {
      words.text("shutdown hook ").code(root.name()).text(", ");
      words.text(hook(new Detail(root.detail())));
      doing(threads, words);
    } else if (!threads.isEmpty()) {
      words.text(atLeast()).text(Words.count(threads.size(), daemon(threads) + "thread"));
      doing(threads, words);
    } else if (root != null && root.kind().equals("native-socket")) {
      words.text("the native socket ").code(root.name());
      words.text(", open in the process and unknown to Java");
    } else if (root != null) {
      words.text("the " + Words.kind(root.kind()) + " ").code(root.name()).text(", still open");
    } else {
      words.text(Facts.resources(finding));
    }
    return words;
  }

  private String atLeast() {
    return finding.unlisted() > 0 ? "at least " : "";
  }

  /** {@code running for 5 s}. */
  public static String hook(Detail detail) {
    String status = detail.text("status");
    Long ms = detail.number("ms");
    String words = status == null ? "registered" : status;
    return ms == null || ms <= 0
        ? words
        : words + (words.equals("ended") ? " after " : " for ") + Words.span(ms);
  }

  private static void process(Resource root, MarkedText words) {
    Detail detail = new Detail(root.detail());
    String pid = detail.text("pid");
    words.text("process ").code(root.name());
    words.text(pid == null ? "" : ", pid " + pid);
    int descendants = detail.objects("descendants").size();
    words.text(descendants == 0 ? "" : ", and " + Words.count(descendants, "descendant"));
    words.text(", still running");
    if (detail.is("holdsStdioOfJvm")) {
      words.text(" with this JVM’s output open: the reader of that pipe waits for it");
    }
  }

  private void doing(List<Resource> threads, MarkedText words) {
    List<Alike> groups = Alike.now(threads);
    if (groups.isEmpty()) {
      return;
    }
    Alike most = groups.get(0);
    for (Alike group : groups) {
      most = group.threads.size() > most.threads.size() ? group : most;
    }
    Sample last = Sample.last(most.first());
    Stack stack = last == null ? null : merged.jvm(finding).stack(last.stack());
    if (last == null || stack == null || stack.frames().isEmpty()) {
      return;
    }
    String few = most.threads.size() == threads.size() ? "" : most.threads.size() + " of them ";
    String state = Waiting.isIdle(stack.frames()) ? "idle" : last.words();
    words.text(", " + few + state + " in ");
    words.code(Place.of(stack.frames().get(Waiting.top(stack.frames()))).call());
    if (last.lockOwner() != null) {
      words.text(", the lock held by ").code(last.lockOwner());
    }
  }

  /** Whether it moves, and in how many snapshots it was seen. */
  public MarkedText moves() {
    Progress progress = finding.progress();
    MarkedText words = new MarkedText(120);
    switch (progress) {
      case STUCK -> words.strong("Stuck.").text(" The same, without CPU, in ");
      case BUSY -> words.strong("Slow.").text(" Still running in ");
      case ENDING -> words.strong("Ending").text(" on its own. Live in ");
      default -> words.strong("Not known.").text(" Live in ");
    }
    words.text(seen()).text(" of ").count(all(), "snapshot");
    Instant ends = finding.endsBy();
    if (progress == Progress.ENDING && ends != null) {
      words.text(", gone by " + Words.time(ends));
    }
    return words.text(merged.jvm(finding).untilLastSnapshot());
  }

  /** In how many snapshots it was live. */
  public int seen() {
    Resource root = merged.root(finding);
    return root == null ? 0 : root.live().size();
  }

  /** For each of the last {@code most} snapshots whether it was live. */
  public List<Boolean> liveAt(int most) {
    Resource root = merged.root(finding);
    List<Snapshot> snapshots = merged.jvm(finding).dump.snapshots();
    List<Boolean> live = new ArrayList<>();
    for (int i = Math.max(0, snapshots.size() - most); i < snapshots.size(); i++) {
      live.add(root != null && root.live().contains(snapshots.get(i).id()));
    }
    return live;
  }

  /** How many snapshots there are. */
  public int all() {
    return merged.jvm(finding).dump.snapshots().size();
  }

  private static String daemon(List<Resource> threads) {
    boolean allDaemon = true;
    boolean noDaemon = true;
    for (Resource thread : threads) {
      Detail detail = new Detail(thread.detail());
      allDaemon &= detail.is("daemon");
      noDaemon &= detail.isNot("daemon");
    }
    return noDaemon ? "non-daemon " : allDaemon ? "daemon " : "";
  }
}
