package dev.overstay.check;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Health;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.dump.Verdict;
import dev.overstay.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from a dump safe to print on one line: names of threads, tests and commands may
 * contain anything.
 */
final class Legible {
  // The title of a long command has some hundred characters; a stack frame has fewer.
  private static final int MOST = 1_000;

  private Legible() {}

  /** The text as one plain line of at most a thousand characters. */
  static String line(String text) {
    return line(text, MOST);
  }

  /** Like {@link #line(String)}, with at most {@code most} characters. */
  static String line(String text, int most) {
    return Plain.of(Plain.cut(text, most));
  }

  /** A copy of the dump in which every text that a format shows is legible. */
  static Dump dump(Dump dump) {
    Jvm jvm = dump.jvm();
    Health agent = dump.agent();
    Verdict verdict = dump.verdict();
    return new Dump(
        line(dump.producer()),
        new Jvm(
            jvm.pid(),
            jvm.startedAt(),
            line(jvm.java()),
            line(jvm.vm()),
            line(jvm.os()),
            orNull(jvm.main()),
            line(jvm.runner()),
            jvm.exitsBySystemExit(),
            line(jvm.workDir()),
            each(jvm.arguments(), Legible::line)),
        new Verdict(
            line(verdict.headline()),
            orNull(verdict.single()),
            verdict.exit(),
            verdict.counts(),
            verdict.tracked(),
            verdict.ended()),
        each(dump.findings(), Legible::finding),
        dump.resources(),
        each(dump.stacks(), s -> new Stack(s.id(), each(s.frames(), Legible::line), s.own())),
        each(dump.tests(), Legible::test),
        dump.testClasses(),
        dump.snapshots(),
        dump.shutdown(),
        dump.deadlocks(),
        new Health(
            agent.probes(),
            agent.failedProbes(),
            agent.dropped(),
            agent.startupMs(),
            agent.snapshotMs(),
            agent.virtualThreads(),
            each(agent.warnings(), Legible::line),
            each(agent.unmatched(), u -> new Health.Unmatched(u.warning(), line(u.rule()))),
            agent.missing() == null ? null : line(agent.missing())));
  }

  private static Finding finding(Finding finding) {
    Frame by = finding.madeBy();
    return new Finding(
        line(finding.id()),
        finding.effect(),
        line(finding.title()),
        orNull(finding.noun()),
        line(finding.name()),
        line(finding.fix()),
        List.of(),
        finding.root(),
        finding.resources(),
        finding.unlisted(),
        finding.count(),
        by == null
            ? null
            : new Frame(
                line(by.className()), line(by.method()), orNull(by.file()), by.line(), by.own()),
        finding.tests(),
        finding.progress(),
        finding.endsBy(),
        finding.outlived(),
        orNull(finding.suppressedBy()),
        finding.baseline());
  }

  private static TestRun test(TestRun test) {
    return new TestRun(
        test.id(),
        line(test.className()),
        line(test.name()),
        line(test.uniqueId()),
        test.startedAt(),
        test.endedAt(),
        test.result());
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : line(text);
  }

  private static <T> List<T> each(List<T> values, UnaryOperator<T> change) {
    List<T> changed = new ArrayList<>();
    for (T value : values) {
      changed.add(change.apply(value));
    }
    return changed;
  }
}
