package dev.overstay.tests.targets;

import java.lang.instrument.Instrumentation;

/** What every agent costs that does nothing. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Does nothing. */
  public static void premain(String options, Instrumentation instrumentation) {}
}
