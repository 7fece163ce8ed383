package dev.overstay.judge;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.dump.Jvm;
import dev.overstay.finding.Diagnosis;
import dev.overstay.finding.TestLeak;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.kind.Kind;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.TestJudge;
import dev.overstay.live.Asked;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.origin.OwnCode;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.JvmFacts;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
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

  private final Options options;
  private final Instrumentation instrumentation;
  private final Freezer freezer;
  private final Weaver weaver;
  private final AcceptedFindings accepted;
  private final long startedAt;
  private final JudgeThreads threads;
  private final Set<Integer> judged = new HashSet<>();
  private volatile @Nullable Jvm jvm;

  /**
   * Creates a judge of the resources of these kinds, in a JVM that started at {@code startedAt}, in
   * epoch milliseconds.
   */
  public Judge(
      Options options,
      Set<Kind> kinds,
      Instrumentation instrumentation,
      Weaver weaver,
      AcceptedFindings accepted,
      long startedAt) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.freezer = new Freezer(kinds);
    this.weaver = weaver;
    this.accepted = accepted;
    this.startedAt = startedAt;
    this.threads = new JudgeThreads(this, kinds, accepted);
    Asked.questionsOf(threads);
  }

  @Override
  public boolean waitsFor(Span ending) {
    return options.failAt("test")
        && weaver.calls("afterMethods")
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
      long end = System.nanoTime() + options.millis(Option.GRACE) * 1_000_000;
      for (long pause = 1; freezer.anyBornSince(ended.since); pause *= 2) {
        left = threads.look(ended);
        if (left.isEmpty() || System.nanoTime() >= end) {
          break;
        }
        interrupted |= pause(Math.min(pause, LONGEST_PAUSE_MS));
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
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, true);
      jvm = facts;
    }
    thread.source.renew();
    Diagnosis diagnosis =
        new Diagnosis(
            thread.freezer.freeze(Long.MAX_VALUE, false, false),
            OwnCode.of(instrumentation, options.own(), facts),
            new TestLog(),
            thread.source,
            accepted,
            Diagnosis.EACH_BY_ITSELF);
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
