package dev.overstay.judge;

import dev.overstay.base.AgentThread;
import dev.overstay.base.Late;
import dev.overstay.finding.TestLeak;
import dev.overstay.ledger.Span;
import dev.overstay.object.SourceCode;
import dev.overstay.snapshot.Freezer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the resources that a test leaked, while the test's own thread waits: a query may call
 * user code and never return. It serves one test at a time, and shares nothing that a look needs.
 */
@Late
final class JudgeThread extends AgentThread {
  /** Used only by this thread: two looks may go on at once. */
  final Freezer freezer;

  /** The data that it has read from class files so far. */
  final SourceCode source = new SourceCode();

  private final Judge judge;
  private volatile @Nullable Object asked;
  private volatile long questions;
  private long count;
  private boolean started;
  private boolean abandoned;
  private @Nullable Span due;
  private @Nullable List<TestLeak> answer;
  private @Nullable Throwable failure;

  JudgeThread(Judge judge, Freezer freezer) {
    super("overstay-judge");
    this.judge = judge;
    this.freezer = freezer;
  }

  /** Notes the resource that it queries now. */
  void asks(@Nullable Object key) {
    asked = key;
    count++;
    questions = count;
  }

  /** The resource that it queries, or has queried last; null if that has answered. */
  @Nullable Object asked() {
    return asked;
  }

  /**
   * The resources that {@code span} leaked. An interrupt of the caller does not end the wait, and
   * its status is kept.
   *
   * @param boundMs how long one question may take
   * @return null if something does not answer; this thread must not be used any more then
   */
  synchronized @Nullable List<TestLeak> look(Span span, long boundMs) {
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
  protected void work() {
    for (Span span = next(); span != null; span = next()) {
      List<TestLeak> found = null;
      Throwable thrown = null;
      try {
        found = judge.look(span, this);
      } catch (Throwable t) {
        thrown = t;
      }
      answer(found, thrown);
    }
  }

  /** The next span to look at; null once no caller waits for it any more. */
  private synchronized @Nullable Span next() {
    while (due == null && !abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        // No code interrupts it on purpose, and it has nothing to clean up.
      }
    }
    return abandoned ? null : due;
  }

  private synchronized void answer(@Nullable List<TestLeak> found, @Nullable Throwable thrown) {
    asked = null;
    answer = found;
    failure = thrown;
    due = null;
    notifyAll();
  }
}
