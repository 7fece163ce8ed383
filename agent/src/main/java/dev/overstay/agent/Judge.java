package dev.overstay.agent;

import dev.overstay.code.SourceCode;
import dev.overstay.diagnosis.Accepted;
import dev.overstay.diagnosis.Diagnosis;
import dev.overstay.diagnosis.LeftBehind;
import dev.overstay.diagnosis.OwnCode;
import dev.overstay.dump.Jvm;
import dev.overstay.kind.Kind;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.TestJudge;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.JvmFacts;
import dev.overstay.tests.TestLog;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fails the test or class that left something behind, as the option {@code failon} asks. What ends
 * by itself within {@code grace} is waited for, on the thread of the test.
 */
final class Judge implements TestJudge {
  private static final long LONGEST_PAUSE_MS = 50;

  private final Options options;
  private final Instrumentation instrumentation;
  private final Freezer freezer;
  private final Weaver weaver;
  private final Accepted accepted;
  private final long startedAt;
  private final SourceCode source = new SourceCode();
  private final Set<Integer> judged = new HashSet<>();
  private @Nullable Jvm jvm;

  Judge(
      Options options,
      Set<Kind> kinds,
      Instrumentation instrumentation,
      Weaver weaver,
      Accepted accepted,
      long startedAt) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.freezer = new Freezer(kinds);
    this.weaver = weaver;
    this.accepted = accepted;
    this.startedAt = startedAt;
  }

  @Override
  public boolean waitsFor(Span ending) {
    return options.failAt("test")
        && weaver.calls("afterMethods")
        && freezer.anySince(ending.since)
        && !leftBy(ending).isEmpty();
  }

  @Override
  public @Nullable Throwable judge(Span ended) {
    if (!options.failAt(ended.isTest() ? "test" : "class") || !TestLog.isTestOrClass(ended)) {
      return null;
    }
    long began = System.nanoTime();
    long grace = options.millis(Option.GRACE) * 1_000_000;
    List<LeftBehind> left = List.of();
    for (long pause = 1; freezer.anySince(ended.since); pause *= 2) {
      left = leftBy(ended);
      if (left.isEmpty() || System.nanoTime() - began >= grace) {
        break;
      }
      try {
        Thread.sleep(Math.min(pause, LONGEST_PAUSE_MS));
      } catch (InterruptedException e) {
        // The test's own thread: whoever asks it to end is obeyed by whatever comes next.
        Thread.currentThread().interrupt();
        break;
      }
      left = List.of();
    }
    return left.isEmpty() ? null : failure(left);
  }

  private synchronized List<LeftBehind> leftBy(Span span) {
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, true);
      jvm = facts;
    }
    source.renew();
    Diagnosis diagnosis =
        new Diagnosis(
            freezer.freeze(Long.MAX_VALUE, false, false),
            OwnCode.of(instrumentation, options.own(), facts),
            new TestLog(),
            source,
            accepted,
            Diagnosis.EACH_BY_ITSELF);
    List<LeftBehind> left = new ArrayList<>();
    for (LeftBehind one : diagnosis.leftBy(span, options.failOn(), options.is(Option.REDACT))) {
      if (!judged.containsAll(one.ids())) {
        left.add(one);
      }
    }
    return left;
  }

  private synchronized Throwable failure(List<LeftBehind> left) {
    StringBuilder message = new StringBuilder("overstay: ");
    for (LeftBehind one : left) {
      judged.addAll(one.ids());
      message.append(message.length() > "overstay: ".length() ? "\noverstay: " : "");
      message.append(one.words());
    }
    AssertionError failure = new AssertionError(message.toString());
    failure.setStackTrace(left.get(0).frames().toArray(new StackTraceElement[0]));
    return failure;
  }
}
