package dev.overstay.dump;

import dev.overstay.text.Label;

/** Why a snapshot was taken. */
public enum Trigger implements Label {
  /** Exit was requested; no shutdown hook has run yet. */
  EXIT_REQUESTED,
  /** A shutdown hook still runs. */
  HOOKS_RUNNING,
  /** All shutdown hooks have returned. */
  AFTER_HOOKS,
  /** The main thread ended and the JVM is still there. */
  MAIN_ENDED,
  /** Exit was due for some time and the JVM is still there. */
  EXIT_STALLED,
  /** {@code Runtime.halt} was called: no hook will run. */
  HALT,
  /** The options {@code after} and {@code every}. */
  TIMER,
  /** No test began or ended for some time. */
  NO_PROGRESS,
  /** A user or a tool asked for it. */
  ON_DEMAND
}
