package dev.overstay.code;

import dev.overstay.ledger.LateClasses;
import org.jspecify.annotations.Nullable;

/** What the class files of one JVM say, each read once, when it is first asked. */
public final class SourceCode {
  private @Nullable LineCalls lines;
  private @Nullable Closers closers;

  /** The calls on a line. */
  public LineCalls lines() {
    LineCalls known = lines;
    if (known == null) {
      LateClasses.define();
      known = new LineCalls();
      lines = known;
    }
    return known;
  }

  /** How objects are closed. */
  public Closers closers() {
    Closers known = closers;
    if (known == null) {
      LateClasses.define();
      known = new Closers();
      closers = known;
    }
    return known;
  }
}
