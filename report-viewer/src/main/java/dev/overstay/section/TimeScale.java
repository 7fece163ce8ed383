package dev.overstay.section;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Snapshot;
import dev.overstay.merge.Index;
import java.time.Instant;

/**
 * The position of an instant on the timeline, in hundredths of a percent. The time after the last
 * test gets at least a fifth, so that a second after ten minutes of tests is visible. The time of
 * the tests also gets at least a fifth.
 */
final class TimeScale {
  /**
   * The position of the last snapshot; the space after it is for resources that outlive the JVM.
   */
  static final int END = 9_650;

  static final int WHOLE = 10_000;
  private static final int LEAST = 2_000;

  private final long start;
  private final long due;
  private final long end;
  private final int dueAt;

  /** Whether tests ran; if not, the exit was due at the first snapshot. */
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

  /** The position of a number of milliseconds from the start. */
  int at(long sinceStart) {
    long ms = Math.max(start, Math.min(end, start + sinceStart));
    if (ms <= due) {
      return due == start ? 0 : (int) ((ms - start) * dueAt / (due - start));
    }
    return dueAt + (int) ((ms - due) * (END - dueAt) / (end - due));
  }

  /** The position at which the exit was due. */
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

  /** Whether the two sides of the last test's end have different scales. */
  boolean isBroken() {
    long whole = Math.max(1, end - start);
    return due < end && Math.abs((due - start) * END / whole - dueAt) > 100;
  }

  // A forged dump may contain instants whose milliseconds do not fit into a long.
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
