package dev.overstay.dump;

import dev.overstay.text.Label;

/** The state of the JVM's exit in the last snapshot; if several apply, the first one counts. */
public enum ExitState implements Label {
  /** Shutdown has begun and a hook does not return. */
  STALLED,
  /** The JVM can end, but a child keeps its stdout or stderr open. */
  HELD,
  /** Live non-daemon threads hold the JVM, or would if main returned. */
  BLOCKED,
  /** Nothing holds it. */
  FREE
}
