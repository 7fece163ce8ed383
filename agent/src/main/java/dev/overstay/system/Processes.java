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

/** What Linux says of other processes; on other systems, and of other users', it has no answer. */
public final class Processes {
  // SIGHUP, SIGINT, SIGQUIT, SIGKILL and SIGTERM: 1, 2, 3, 9 and 15 on every Linux.
  private static final long ENDING_SIGNALS = 1 | 1 << 1 | 1 << 2 | 1 << 8 | 1 << 14;

  private Processes() {}

  /** The pids of all processes; none where the system does not say. */
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

  /** What the system says of a process; null where there is none, or no answer. */
  public static @Nullable ProcStat stat(long pid) {
    return ProcStat.parse(Proc.read("/proc/" + pid + "/stat"));
  }

  /** What the system says of this process; null where it has no answer. */
  public static @Nullable ProcStat stat() {
    return ProcStat.parse(Proc.read("/proc/self/stat"));
  }

  /** What the system says of the current thread, as if it were a process; null as above. */
  public static @Nullable ProcStat thread() {
    return ProcStat.parse(Proc.read("/proc/thread-self/stat"));
  }

  /** The words of a process's command; null where they are not to be seen. */
  public static String @Nullable [] words(long pid) {
    String text = Proc.read("/proc/" + pid + "/cmdline");
    return text == null || text.isEmpty() ? null : text.split("\0");
  }

  /** The environment with which a process was started; none where it is not to be seen. */
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
   * The inodes of the pipes that a process has open; none where they are not to be seen.
   *
   * @param streams whether only stdin, stdout and stderr are asked for
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

  /** What the descriptors of a process lead to; none where they are not to be seen. */
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

  /** The working directory of a process; null where it is not to be seen. */
  public static @Nullable String workDir(long pid) {
    return Proc.link("/proc/" + pid + "/cwd");
  }

  /** The program that a process runs; null where it is not to be seen. */
  public static @Nullable String program(String pid) {
    return Proc.link("/proc/" + pid + "/exe");
  }

  /** Whether the process has ended and only waits to be collected by its parent. */
  public static boolean isZombie(long pid) {
    ProcStat stat = stat(pid);
    return stat != null && stat.zombie;
  }

  /**
   * Whether a signal that ends processes has been sent to it and it has not had the processor to
   * take it; false where the system does not say.
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
   * Whether the process has the pipe or socket that is this JVM's stdout or stderr open, under
   * whatever number; null where the system does not say.
   */
  public static @Nullable Boolean holdsStdio(long pid) {
    Collection<String> theirs = descriptors(pid).values();
    for (int ours = 1; ours <= 2; ours++) {
      String target = Proc.link("/proc/self/fd/" + ours);
      // A file or /dev/null is nobody's to wait for.
      if (target != null && target.indexOf(":[") > 0 && theirs.contains(target)) {
        return true;
      }
    }
    return theirs.isEmpty() ? null : false;
  }

  /** Where a stream of a process leads: as for a redirect; null where it is not to be seen. */
  public static @Nullable String stream(long pid, int stream) {
    String target = Proc.link("/proc/" + pid + "/fd/" + stream);
    if (target == null) {
      return null;
    }
    if (target.equals("/dev/null")) {
      return "discard";
    }
    // What is merged into stdout goes where that goes.
    return target.equals(Proc.link("/proc/self/fd/" + stream))
            || (stream == 2 && target.equals(Proc.link("/proc/self/fd/1")))
        ? "inherit"
        : target.startsWith("pipe:[") ? "pipe" : "file";
  }
}
