package dev.overstay.orphan;

import dev.overstay.journal.Birthplace;
import dev.overstay.journal.JournalHeader;
import dev.overstay.text.Iso;
import dev.overstay.text.Plain;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that still runs although the JVM that it comes from has ended.
 *
 * @param pid process id
 * @param start when it started, as in {@link dev.overstay.journal.ProcessStart}
 * @param since when it was started; null if that is not visible
 * @param command its command line without its secrets
 * @param made where the JVM started it; null if a process that the JVM started did
 * @param below the pid of that process; its own if the JVM started it
 * @param jvm the JVM
 */
public record Orphan(
    long pid,
    long start,
    @Nullable Instant since,
    String command,
    @Nullable Birthplace made,
    long below,
    JournalHeader jvm) {
  private static final int LONGEST_COMMAND = 160;

  /** A description in one line. */
  public String line() {
    return "process "
        + pid
        + (since == null ? "" : " since " + Iso.format(since))
        + ": "
        + Plain.cut(command, LONGEST_COMMAND)
        + "; "
        + (made == null ? "below process " + below : origin(made))
        + "; "
        + words(jvm);
  }

  /** Where something was created, and in which test. */
  public static String origin(Birthplace made) {
    String place = made.madeBy() == null ? "an unknown place" : made.madeBy();
    return "made by " + place + (made.own() ? "" : " in a library") + tests(made.tests());
  }

  private static String tests(List<String> tests) {
    return tests.isEmpty()
        ? ""
        : (tests.size() == 1 ? ", in " : ", in one of ") + String.join(", ", tests);
  }

  /** A description of the JVM. */
  public static String words(JournalHeader jvm) {
    return "JVM "
        + jvm.pid()
        + (jvm.main() == null ? "" : " " + jvm.main())
        + " since "
        + Iso.format(jvm.startedAt());
  }
}
