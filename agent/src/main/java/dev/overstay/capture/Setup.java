package dev.overstay.capture;

import dev.overstay.attribution.TestLog;
import dev.overstay.dump.Jvm;
import dev.overstay.finding.Diagnosis;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.kind.Kind;
import dev.overstay.object.SourceCode;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.origin.OwnCode;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.JvmFacts;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all looks at the resources of one JVM have in common. */
public final class Setup {
  /** The options as given. */
  public final Options options;

  /** The accepted findings. */
  public final AcceptedFindings accepted;

  /** What is woven. */
  public final Weaver weaver;

  final Set<Kind> kinds;
  final long startedAt;
  private final Instrumentation instrumentation;
  private volatile @Nullable Jvm jvm;

  /**
   * @param kinds the kinds of resources that are looked at
   * @param startedAt when the JVM started, in epoch milliseconds
   */
  public Setup(
      Options options,
      Set<Kind> kinds,
      AcceptedFindings accepted,
      Weaver weaver,
      Instrumentation instrumentation,
      long startedAt) {
    this.options = options;
    this.kinds = kinds;
    this.accepted = accepted;
    this.weaver = weaver;
    this.instrumentation = instrumentation;
    this.startedAt = startedAt;
  }

  /** The facts about this JVM, read once. */
  Jvm facts() {
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, options.is(Option.REDACT));
      jvm = facts;
    }
    return facts;
  }

  /** The user's code; serves one look. */
  OwnCode ownCode() {
    return OwnCode.of(instrumentation, options.own(), facts());
  }

  /** A freezer for the chosen kinds; serves one thread. */
  public Freezer freezer() {
    return new Freezer(kinds);
  }

  /**
   * The findings among frozen resources.
   *
   * @param source the data read from class files so far
   * @param how as for {@link Diagnosis}
   */
  public Diagnosis diagnosis(LiveSet set, SourceCode source, int how) {
    return new Diagnosis(set, ownCode(), new TestLog(), source, accepted, how);
  }
}
