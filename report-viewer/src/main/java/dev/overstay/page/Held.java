package dev.overstay.page;

import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What keeps a finding alive, and whether it moves: two sentences of the verdict. */
final class Held {
  private final Html html;
  private final Entry entry;

  Held(Html html, Entry entry) {
    this.html = html;
    this.entry = entry;
  }

  /** {@code 3 non-daemon threads, idle in LinkedBlockingQueue.take}. */
  void by() throws IOException {
    List<Resource> threads = entry.jvm().threads(entry.finding());
    Resource root = entry.root();
    if (root != null && root.kind().equals("process")) {
      process(root);
    } else if (!threads.isEmpty()) {
      html.text(Words.count(threads.size(), daemon(threads) + "thread"));
      doing(threads);
    } else if (root != null) {
      html.raw("the ").text(Words.kind(root.kind())).raw(" ").code(root.name()).raw(", still open");
    } else {
      html.text(Words.count(entry.finding().resources().size(), "resource"));
    }
  }

  private void process(Resource root) throws IOException {
    Detail detail = new Detail(root.detail());
    String pid = detail.text("pid");
    html.raw("process ").code(root.name());
    html.text(pid == null ? "" : ", pid " + pid);
    int descendants = detail.objects("descendants").size();
    html.text(descendants == 0 ? "" : ", and " + Words.count(descendants, "descendant"));
    html.raw(", still running");
    if (detail.is("holdsStdioOfJvm")) {
      html.raw(" with this JVM’s output open: whoever reads that pipe waits for it");
    }
  }

  private void doing(List<Resource> threads) throws IOException {
    List<Alike> groups = Alike.now(threads);
    if (groups.isEmpty()) {
      return;
    }
    Alike most = groups.get(0);
    for (Alike group : groups) {
      most = group.threads.size() > most.threads.size() ? group : most;
    }
    Sample last = Sample.last(most.first());
    Stack stack = last == null ? null : entry.jvm().stack(last.stack());
    if (last == null || stack == null || stack.frames().isEmpty()) {
      return;
    }
    String few = most.threads.size() == threads.size() ? "" : most.threads.size() + " of them ";
    String state = Waiting.isIdle(stack.frames()) ? "idle" : last.words();
    html.text(", " + few + state).raw(" in ");
    html.code(Place.of(stack.frames().get(Waiting.top(stack.frames()))).call());
    if (last.lockOwner() != null) {
      html.raw(", the lock held by ").code(last.lockOwner());
    }
  }

  void moves() throws IOException {
    Resource root = entry.root();
    int seen = root == null ? 0 : root.live().size();
    int all = entry.jvm().dump.snapshots().size();
    Progress progress = entry.finding().progress();
    switch (progress) {
      case STUCK -> html.raw("<b>Stuck.</b> The same, without CPU, in ");
      case BUSY -> html.raw("<b>Slow.</b> Still running in ");
      case ENDING -> html.raw("<b>Ending</b> by itself. Live in ");
      default -> html.raw("<b>Not known.</b> Live in ");
    }
    html.text(seen + " of " + Words.count(all, "snapshot"));
    Instant ends = entry.finding().endsBy();
    if (progress == Progress.ENDING && ends != null) {
      html.raw(", gone by ").text(Words.time(ends));
    }
    after();
  }

  private void after() throws IOException {
    Instant end = entry.jvm().lastTestEnd();
    List<Snapshot> snapshots = entry.jvm().dump.snapshots();
    if (end != null && !snapshots.isEmpty()) {
      Instant last = snapshots.get(snapshots.size() - 1).at();
      if (!last.isBefore(end)) {
        html.text(", up to " + Words.between(end, last));
        html.raw(" after the last test");
      }
    }
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
