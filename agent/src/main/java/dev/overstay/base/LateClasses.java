package dev.overstay.base;

import org.jspecify.annotations.Nullable;

/**
 * The agent's classes that a renamed jar has not defined at its start: those of ASM and the page.
 * The code that enters them calls {@link #define} first. If the jar was not renamed, the JVM finds
 * them without help.
 */
public final class LateClasses {
  private static @Nullable Runnable definer;

  private LateClasses() {}

  /** Sets the action that defines them. */
  public static synchronized void from(Runnable definer) {
    LateClasses.definer = definer;
  }

  /** Defines them, unless that was done before. */
  public static synchronized void define() {
    Runnable due = definer;
    if (due != null) {
      definer = null;
      due.run();
    }
  }
}
