package dev.overstay.object;

import dev.overstay.base.LateClasses;
import org.jspecify.annotations.Nullable;

/** What the class files of one JVM say, each read once, when it is first asked. */
public final class SourceCode {
  // Made when something is read: a class less in a clean JVM.
  private @Nullable Reading reading;
  private @Nullable LineCalls lines;
  private @Nullable Closers closers;

  /** A snapshot begins: what it reads has its time anew. */
  public void renew() {
    Reading used = reading;
    if (used != null) {
      used.renew();
    }
  }

  private Reading reading() {
    Reading used = reading;
    if (used == null) {
      used = new Reading(Reading.BOUND_NANOS);
      reading = used;
    }
    return used;
  }

  /** The calls on a line. */
  public LineCalls lines() {
    LineCalls known = lines;
    if (known == null) {
      LateClasses.define();
      known = new LineCalls(reading());
      lines = known;
    }
    return known;
  }

  /** How objects are closed. */
  public Closers closers() {
    Closers known = closers;
    if (known == null) {
      LateClasses.define();
      known = new Closers(reading());
      closers = known;
    }
    return known;
  }
}
