package dev.overstay.judge;

import dev.overstay.base.Late;
import dev.overstay.finding.LeftBehind;
import dev.overstay.kind.Kind;
import dev.overstay.ledger.Span;
import dev.overstay.object.SourceCode;
import dev.overstay.snapshot.Freezer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a test left while the test's own thread waits: what is asked may be the user's code
 * and never answer. It serves one test at a time, and what it needs for a look is its own.
 */
@Late
final class JudgeThread extends Thread {
  /** For its looks alone: two of them may go on at once. */
  final Freezer freezer;

  /** What class files say, read by it so far. */
  final SourceCode source = new SourceCode();

  private final Judge judge;
  private volatile @Nullable Object asked;
  private volatile long questions;
  private long count;
  private boolean started;
  private boolean abandoned;
  private @Nullable Span due;
  private @Nullable List<LeftBehind> answer;
  private @Nullable Throwable failure;

  JudgeThread(Judge judge, Set<Kind> kinds) {
    // As with the watch: nothing of the user's is inherited.
    super(root(), null, "overstay-judge", 0, false);
    setDaemon(true);
    setContextClassLoader(null);
    this.judge = judge;
    this.freezer = new Freezer(kinds);
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** It asks this resource now. */
  void asks(@Nullable Object key) {
    asked = key;
    count++;
    questions = count;
  }

  /** What it asks, or has asked last; null where that has answered. */
  @Nullable Object asked() {
    return asked;
  }

  /**
   * What {@code span} left. An interruption of the caller ends no wait, and stays.
   *
   * @param boundMs how long one question may take
   * @return null where something does not answer; this thread is then to be left to itself
   */
  synchronized @Nullable List<LeftBehind> look(Span span, long boundMs) {
    due = span;
    answer = null;
    failure = null;
    if (!started) {
      start();
      started = true;
    }
    notifyAll();
    boolean interrupted = false;
    long last = questions;
    long since = System.nanoTime();
    while (due != null && !abandoned) {
      try {
        wait(boundMs / 16);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      long now = System.nanoTime();
      if (questions != last) {
        last = questions;
        since = now;
      } else if (due != null && now - since >= boundMs * 1_000_000) {
        abandoned = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
    return answer;
  }

  @Override
  public void run() {
    for (Span span = next(); span != null; span = next()) {
      List<LeftBehind> found = null;
      Throwable thrown = null;
      try {
        found = judge.look(span, this);
      } catch (Throwable t) {
        thrown = t;
      }
      answer(found, thrown);
    }
  }

  /** The next to look at; null once nobody waits for it any more. */
  private synchronized @Nullable Span next() {
    while (due == null && !abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody interrupts it on purpose, and it has nothing to clean up.
      }
    }
    return abandoned ? null : due;
  }

  private synchronized void answer(@Nullable List<LeftBehind> found, @Nullable Throwable thrown) {
    asked = null;
    answer = found;
    failure = thrown;
    due = null;
    notifyAll();
  }
}
