package dev.overstay.object;

import dev.overstay.base.LateClasses;
import org.jspecify.annotations.Nullable;

/** Data from the class files of one JVM. Each file is read once, when it is first needed. */
public final class SourceCode {
  // Created when something is read, so that a clean JVM loads one class less.
  private @Nullable Reading reading;
  private @Nullable LineCalls lines;
  private @Nullable Closers closers;

  /** Called when a snapshot begins: it has the full time for reading again. */
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

  /** The calls on each line. */
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
