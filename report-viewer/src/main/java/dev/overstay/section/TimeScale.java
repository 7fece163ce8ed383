package dev.overstay.section;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Snapshot;
import dev.overstay.view.Index;
import java.time.Instant;

/**
 * Where an instant stands on the timeline, in hundredths of a percent. The time after the last test
 * gets a fifth at least, so that a second behind ten minutes of tests is seen; and the tests too.
 */
final class TimeScale {
  /** The end of what was seen; behind it runs on what outlives the JVM. */
  static final int END = 9_650;

  static final int WHOLE = 10_000;
  private static final int LEAST = 2_000;

  private final long start;
  private final long due;
  private final long end;
  private final int dueAt;

  /** Whether tests ran; else the first snapshot is where the exit was due. */
  final boolean tests;

  TimeScale(Index jvm) {
    Dump dump = jvm.dump;
    start = millis(dump.jvm().startedAt());
    long last = start;
    long first = Long.MAX_VALUE;
    for (Snapshot snapshot : dump.snapshots()) {
      last = Math.max(last, millis(snapshot.at()));
      first = Math.min(first, millis(snapshot.at()));
    }
    Instant tested = jvm.lastTestEnd();
    tests = tested != null;
    long asked = tested == null ? first : millis(tested);
    end = last;
    due = Math.max(start, Math.min(asked, last));
    long whole = Math.max(1, end - start);
    int even = (int) ((due - start) * END / whole);
    dueAt = due >= end ? END : due <= start ? 0 : Math.max(LEAST, Math.min(END - LEAST, even));
  }

  int at(Instant instant) {
    return at(sinceStart(instant));
  }

  /** Milliseconds from the start of the JVM. */
  long sinceStart(Instant instant) {
    return millis(instant) - start;
  }

  /** Where so many milliseconds from the start stand. */
  int at(long sinceStart) {
    long ms = Math.max(start, Math.min(end, start + sinceStart));
    if (ms <= due) {
      return due == start ? 0 : (int) ((ms - start) * dueAt / (due - start));
    }
    return dueAt + (int) ((ms - due) * (END - dueAt) / (end - due));
  }

  /** Where the exit was due. */
  int due() {
    return dueAt;
  }

  /** Milliseconds from the start to the last test's end. */
  long dueMs() {
    return due - start;
  }

  /** Milliseconds from the start to the last snapshot. */
  long endMs() {
    return end - start;
  }

  /** Whether the two sides of the last test's end have scales of their own. */
  boolean isBroken() {
    long whole = Math.max(1, end - start);
    return due < end && Math.abs((due - start) * END / whole - dueAt) > 100;
  }

  // A forged dump may hold instants that no long of milliseconds holds.
  private static long millis(Instant instant) {
    long limit = 10_000_000_000_000L;
    return Math.max(-limit, Math.min(limit, instant.getEpochSecond() * 1_000))
        + instant.getNano() / 1_000_000;
  }

  /** {@code 56.84%}. */
  static String percent(int hundredths) {
    int rest = hundredths % 100;
    return hundredths / 100 + (rest == 0 ? "" : (rest < 10 ? ".0" : ".") + rest) + "%";
  }
}
