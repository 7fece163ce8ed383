package dev.overstay.base;

import org.jspecify.annotations.Nullable;

/**
 * The agent's classes that a renamed jar has not defined at its start: those of ASM and the page.
 * The code that enters them calls {@link #define} first. In a jar under its own name the JVM finds
 * them itself.
 */
public final class LateClasses {
  private static @Nullable Runnable definer;

  private LateClasses() {}

  /** Says what defines them. */
  public static synchronized void from(Runnable definer) {
    LateClasses.definer = definer;
  }

  /** Defines them, unless that was done. */
  public static synchronized void define() {
    Runnable due = definer;
    if (due != null) {
      definer = null;
      due.run();
    }
  }
}
