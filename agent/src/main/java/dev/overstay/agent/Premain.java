package dev.overstay.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry. It never throws and never exits: an agent that can't start says so in one line
 * and leaves the JVM as it is.
 */
public final class Premain {
  private Premain() {}

  /** Called by the JVM before {@code main}, with the text behind {@code -javaagent:jar=}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    try {
      if (Premain.class.getClassLoader() == null) {
        Agent.start(options, instrumentation);
      } else {
        RenamedJar.start(options, instrumentation);
      }
    } catch (Throwable t) {
      Stderr.line("switched off, the JVM goes on without it: " + t);
    }
  }
}
