package dev.overstay.journal;

import org.jspecify.annotations.Nullable;

/** The parsed line of {@code /proc/<pid>/stat}, which is worth reading before anything else. */
public final class ProcStat {
  // Counted from the state, which is the first field after the name, see proc(5).
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int START = 19;

  /** Process id. */
  public final long pid;

  /** The program's name, up to 15 characters. */
  public final String name;

  /** Pid of the current parent; 0 if this process can't see the parent. */
  public final long parent;

  /** Pid of its process group's leader. */
  public final long group;

  /** Pid of its session's leader. */
  public final long session;

  /** Clock ticks from the system's start to its own; with the pid they identify the process. */
  public final long startTicks;

  /** Whether it has ended and only waits to be collected by its parent. */
  public final boolean zombie;

  private ProcStat(long pid, String name, String[] fields) {
    this.pid = pid;
    this.name = name;
    parent = Long.parseLong(fields[PARENT]);
    group = Long.parseLong(fields[GROUP]);
    session = Long.parseLong(fields[SESSION]);
    startTicks = Long.parseLong(fields[START]);
    zombie = fields[0].equals("Z") || fields[0].equals("X");
  }

  /** Parses a text of this form; null for any other. */
  public static @Nullable ProcStat parse(@Nullable String text) {
    // The name is in brackets and may hold anything, brackets too.
    int from = text == null ? -1 : text.indexOf(" (");
    int to = text == null ? -1 : text.lastIndexOf(") ");
    if (text == null || from < 0 || to < from) {
      return null;
    }
    String[] fields = text.substring(to + 2).split(" ", START + 2);
    return fields.length <= START
        ? null
        : new ProcStat(
            Long.parseLong(text.substring(0, from)), text.substring(from + 2, to), fields);
  }
}
