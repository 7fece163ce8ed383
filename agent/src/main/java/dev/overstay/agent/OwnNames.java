package dev.overstay.agent;

import dev.overstay.diagnosis.OwnCode;
import dev.overstay.dump.Jvm;
import dev.overstay.ledger.ClassNames;
import dev.overstay.snapshot.JvmFacts;
import java.lang.instrument.Instrumentation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers which classes are the user's own, as long as they are loaded. */
final class OwnNames implements ClassNames {
  private final Instrumentation instrumentation;
  private final Options options;
  private final long startedAt;
  private @Nullable Jvm jvm;

  OwnNames(Instrumentation instrumentation, Options options, long startedAt) {
    this.instrumentation = instrumentation;
    this.options = options;
    this.startedAt = startedAt;
  }

  @Override
  public void mayGo(Set<String> names) {
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, true);
      jvm = facts;
    }
    OwnCode.of(instrumentation, options.own(), facts).remember(names);
  }
}
