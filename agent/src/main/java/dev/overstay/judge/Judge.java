package dev.overstay.judge;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.capture.Grace;
import dev.overstay.capture.Setup;
import dev.overstay.finding.Diagnosis;
import dev.overstay.finding.TestLeak;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.TestJudge;
import dev.overstay.live.Asked;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.LiveSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fails the test or class that leaked something, as the option {@code failon} asks. Waits, on the
 * thread of the test, for resources that end on their own within {@code grace}.
 */
@Late
public final class Judge implements TestJudge {
  private static final long LONGEST_PAUSE_MS = 50;

  private final Setup setup;
  private final Options options;
  private final Freezer freezer;
  private final JudgeThreads threads;
  private final Set<Integer> judged = new HashSet<>();

  /** Creates a judge of the resources of one JVM. */
  public Judge(Setup setup) {
    this.setup = setup;
    this.options = setup.options;
    this.freezer = setup.freezer();
    this.threads = new JudgeThreads(this, setup);
    Asked.questionsOf(threads);
  }

  @Override
  public boolean waitsFor(Span ending) {
    return options.failAt("test")
        && setup.weaver.calls("afterMethods")
        && freezer.anyBornSince(ending.since)
        && !threads.look(ending).isEmpty();
  }

  @Override
  public @Nullable Throwable judge(Span ended) {
    if (!options.failAt(ended.isTest() ? "test" : "class") || !TestLog.isTestOrClass(ended)) {
      return null;
    }
    List<TestLeak> left = List.of();
    // The interrupt status of the test's thread is restored for later code, after the full grace.
    boolean interrupted = Thread.interrupted();
    try {
      Grace grace = new Grace(System.nanoTime(), options.millis(Option.GRACE), 1, LONGEST_PAUSE_MS);
      while (freezer.anyBornSince(ended.since)) {
        left = threads.look(ended);
        if (left.isEmpty() || grace.isOver()) {
          break;
        }
        interrupted |= pause(grace.nextPauseMs());
        left = List.of();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return left.isEmpty() ? null : failure(left);
  }

  /** Sleeps; returns whether it was interrupted, in which case it may have been short. */
  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** The resources that {@code span} leaked, as a thread of the judge sees them. */
  List<TestLeak> look(Span span, JudgeThread thread) {
    if (!thread.freezer.anySince(span.since)) {
      return List.of();
    }
    thread.source.renew();
    LiveSet set = thread.freezer.freeze(Long.MAX_VALUE, false, false);
    Diagnosis diagnosis = setup.diagnosis(set, thread.source, Diagnosis.EACH_BY_ITSELF);
    List<TestLeak> left = new ArrayList<>();
    for (TestLeak one : diagnosis.leftBy(span, options.failOn(), options.is(Option.REDACT))) {
      if (!isJudged(one)) {
        left.add(one);
      }
    }
    return left;
  }

  private synchronized boolean isJudged(TestLeak one) {
    return judged.containsAll(one.ids());
  }

  private synchronized Throwable failure(List<TestLeak> left) {
    StringBuilder message = new StringBuilder("overstay: ");
    for (TestLeak one : left) {
      judged.addAll(one.ids());
      message.append(message.length() > "overstay: ".length() ? "\noverstay: " : "");
      message.append(one.words());
    }
    AssertionError failure = new AssertionError(message.toString());
    failure.setStackTrace(left.get(0).frames().toArray(new StackTraceElement[0]));
    return failure;
  }
}
