package dev.overstay.cli;

import dev.overstay.dump.Iso;
import dev.overstay.journal.Birthplace;
import dev.overstay.journal.JournalHeader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that lives on though the JVM that it comes from does not.
 *
 * @param pid process id
 * @param start as {@link dev.overstay.journal.ProcessStart} tells it
 * @param since when it was started; null where that is not to be seen
 * @param command its command line without its secrets
 * @param made where the JVM started it; null where a process that the JVM started did
 * @param below the pid of that process; its own where the JVM started it
 * @param jvm the JVM
 */
record Orphan(
    long pid,
    long start,
    @Nullable Instant since,
    String command,
    @Nullable Birthplace made,
    long below,
    JournalHeader jvm) {
  private static final int LONGEST_COMMAND = 160;

  /** What is told of it, in one line. */
  String line() {
    String text = oneLine(command);
    String shown =
        text.length() > LONGEST_COMMAND ? text.substring(0, LONGEST_COMMAND) + "…" : text;
    return "process "
        + pid
        + (since == null ? "" : " since " + Iso.format(since))
        + ": "
        + shown
        + "; "
        + (made == null ? "below process " + below : origin(made))
        + "; "
        + words(jvm);
  }

  /** Where something was made, and in which test. */
  static String origin(Birthplace made) {
    String place = made.madeBy() == null ? "an unknown place" : oneLine(made.madeBy());
    return "made by " + place + (made.own() ? "" : " in a library") + tests(made.tests());
  }

  private static String tests(List<String> tests) {
    return tests.isEmpty()
        ? ""
        : (tests.size() == 1 ? ", in " : ", in one of ") + oneLine(String.join(", ", tests));
  }

  /** Which JVM it was. */
  static String words(JournalHeader jvm) {
    return "JVM "
        + jvm.pid()
        + (jvm.main() == null ? "" : " " + oneLine(jvm.main()))
        + " since "
        + Iso.format(jvm.startedAt());
  }

  /** Commands and names come from anywhere: what could pass for another line is no part. */
  static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean plain =
          !Character.isISOControl(c)
              && type != Character.FORMAT
              && type != Character.LINE_SEPARATOR
              && type != Character.PARAGRAPH_SEPARATOR;
      out.append(plain ? c : '?');
    }
    return out.toString();
  }
}
