package dev.overstay.tests.ends;

import java.util.Locale;

/**
 * A way to end a JVM; the target knows it by the same name. SIGKILL is left out, as no code runs
 * after it.
 */
public enum Way {
  RETURN,
  EXIT,
  EXIT_NEGATIVE,
  EXIT_HIGH,
  EXIT_INTERRUPTED,
  EXIT_ON_THREAD,
  EXIT_TWICE,
  EXIT_WHILE_EXITING,
  EXIT_DEEP,
  /** The JDK's own class for the exit is first used where there is no stack left. */
  EXIT_BROKEN,
  EXIT_SILENT,
  HALT,
  HALT_TWICE,
  THROW,
  HANDLER_EXITS,
  SIGNAL,
  LAST_THREAD,
  HOOK_THROWS,
  HOOK_HALTS,
  HOOK_EXITS,
  HEAP("-Xmx64m"),
  HEAP_KEPT("-Xmx64m"),
  HEAP_CAUGHT("-Xmx64m"),
  HEAP_ON_THREAD("-Xmx64m"),
  STACK,
  STACK_CAUGHT,
  CLASSES("-XX:MaxMetaspaceSize=32m"),
  CLASSES_CAUGHT("-XX:MaxMetaspaceSize=32m"),
  STOPPED;

  private static final int LAST_WITH_STOP = 19;

  /** The status that most of the exits are called with. */
  static final int STATUS = 5;

  /** What the JVM must be started with. */
  final String flags;

  Way() {
    this("");
  }

  Way(String flags) {
    this.flags = flags;
  }

  /** Whether this JDK has it. */
  boolean exists() {
    return this != STOPPED || Runtime.version().feature() <= LAST_WITH_STOP;
  }

  /**
   * Whether the JVM ends though threads of the user's run on. A broken exit may end the thread
   * alone, with the agent or without.
   */
  boolean exits() {
    return this != EXIT_BROKEN
        && (name().startsWith("EXIT") || name().startsWith("HALT") || name().startsWith("HOOK"));
  }

  /** Whether main runs on until a signal comes. */
  boolean waits() {
    return this == SIGNAL;
  }

  /** What the target calls it. */
  String argument() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
