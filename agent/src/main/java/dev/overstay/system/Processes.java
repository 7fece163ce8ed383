package dev.overstay.system;

import dev.overstay.journal.ProcStat;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data that Linux provides about other processes, but not about those of other users; Linux only.
 */
public final class Processes {
  // SIGHUP, SIGINT, SIGQUIT, SIGKILL and SIGTERM: 1, 2, 3, 9 and 15 on every Linux.
  private static final long ENDING_SIGNALS = 1 | 1 << 1 | 1 << 2 | 1 << 8 | 1 << 14;

  private Processes() {}

  /** The pids of all processes; empty if the system does not report them. */
  public static List<Long> all() {
    List<Long> all = new ArrayList<>();
    String[] names = new File("/proc").list();
    for (int i = 0; names != null && i < names.length; i++) {
      if (Character.isDigit(names[i].charAt(0))) {
        all.add(Long.valueOf(names[i]));
      }
    }
    return all;
  }

  /** The system's data about a process; null if there is no such process, or no answer. */
  public static @Nullable ProcStat stat(long pid) {
    return ProcStat.parse(Proc.read("/proc/" + pid + "/stat"));
  }

  /** The system's data about this process; null if there is no answer. */
  public static @Nullable ProcStat stat() {
    return ProcStat.parse(Proc.read("/proc/self/stat"));
  }

  /** The system's data about the current thread, as if it were a process; null as above. */
  public static @Nullable ProcStat thread() {
    return ProcStat.parse(Proc.read("/proc/thread-self/stat"));
  }

  /** The words of a process's command; null if they cannot be read. */
  public static String @Nullable [] words(long pid) {
    String text = Proc.read("/proc/" + pid + "/cmdline");
    return text == null || text.isEmpty() ? null : text.split("\0");
  }

  /** The environment with which a process was started; empty if it cannot be read. */
  public static Set<String> environment(String pid) {
    String text = Proc.read("/proc/" + pid + "/environ");
    Set<String> entries = new HashSet<>();
    if (text != null) {
      Collections.addAll(entries, text.split("\0"));
      entries.remove("");
    }
    return entries;
  }

  /**
   * The inodes of the pipes that a process has open; empty if they cannot be read.
   *
   * @param streams whether only stdin, stdout and stderr are included
   */
  public static Set<Long> pipes(long pid, boolean streams) {
    Set<Long> inodes = new HashSet<>();
    for (Map.Entry<Integer, String> descriptor : descriptors(pid).entrySet()) {
      String target = descriptor.getValue();
      if (target.startsWith("pipe:[") && (!streams || descriptor.getKey() <= 2)) {
        inodes.add(Long.valueOf(target.substring(6, target.length() - 1)));
      }
    }
    return inodes;
  }

  /** The targets of a process's descriptors; empty if they cannot be read. */
  static Map<Integer, String> descriptors(long pid) {
    String directory = "/proc/" + pid + "/fd/";
    Map<Integer, String> targets = new HashMap<>();
    String[] names = new File(directory).list();
    for (int i = 0; names != null && i < names.length; i++) {
      String target = Proc.link(directory + names[i]);
      if (target != null) {
        targets.put(Integer.valueOf(names[i]), target);
      }
    }
    return targets;
  }

  /** The working directory of a process; null if it cannot be read. */
  public static @Nullable String workDir(long pid) {
    return Proc.link("/proc/" + pid + "/cwd");
  }

  /** The program that a process runs; null if it cannot be read. */
  public static @Nullable String program(String pid) {
    return Proc.link("/proc/" + pid + "/exe");
  }

  /** Whether the process has ended and only waits to be collected by its parent. */
  public static boolean isZombie(long pid) {
    ProcStat stat = stat(pid);
    return stat != null && stat.zombie;
  }

  /**
   * Whether a signal that ends processes was sent to it, but it has not had a processor to handle
   * it; false if the system does not report that.
   */
  public static boolean isSignalled(long pid) {
    String status = Proc.read("/proc/" + pid + "/status");
    return status != null && (pending(status, "\nSigPnd:") || pending(status, "\nShdPnd:"));
  }

  private static boolean pending(String status, String field) {
    int from = status.indexOf(field);
    int to = from < 0 ? -1 : status.indexOf('\n', from + 1);
    if (to < 0) {
      return false;
    }
    long signals = Long.parseUnsignedLong(status.substring(from + field.length(), to).trim(), 16);
    return (signals & ENDING_SIGNALS) != 0;
  }

  /**
   * Whether the process has the pipe or socket that is this JVM's stdout or stderr open, under any
   * number; null if the system does not report that.
   */
  public static @Nullable Boolean holdsStdio(long pid) {
    Collection<String> theirs = descriptors(pid).values();
    for (int ours = 1; ours <= 2; ours++) {
      String target = Proc.link("/proc/self/fd/" + ours);
      // No reader waits for the end of a file or of /dev/null.
      if (target != null && target.indexOf(":[") > 0 && theirs.contains(target)) {
        return true;
      }
    }
    return theirs.isEmpty() ? null : false;
  }

  /** The target of a stream of a process, named as for a redirect; null if it cannot be read. */
  public static @Nullable String stream(long pid, int stream) {
    String target = Proc.link("/proc/" + pid + "/fd/" + stream);
    if (target == null) {
      return null;
    }
    if (target.equals("/dev/null")) {
      return "discard";
    }
    // If stderr is merged into stdout, it has the same target.
    return target.equals(Proc.link("/proc/self/fd/" + stream))
            || (stream == 2 && target.equals(Proc.link("/proc/self/fd/1")))
        ? "inherit"
        : target.startsWith("pipe:[") ? "pipe" : "file";
  }
}
