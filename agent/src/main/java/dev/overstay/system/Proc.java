package dev.overstay.system;

import dev.overstay.journal.ProcStat;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data about processes that Linux provides in {@code /proc}; other systems provide no such data.
 */
public final class Proc {
  // With more threads than this, reading one file per process may be cheaper than one per thread.
  private static final int FEW_TASKS = 64;
  private static final String SELF = "self";

  private Proc() {}

  /**
   * The pids of this JVM's children; null if the system does not report them. {@code
   * ProcessHandle.children()} reads every process of the machine, and adds the cost of its streams.
   */
  public static @Nullable List<Long> children() {
    return children(SELF);
  }

  /** The pids of the children of a process; null if the system does not report them. */
  public static @Nullable List<Long> children(long pid) {
    return children(Long.toString(pid));
  }

  private static @Nullable List<Long> children(String pid) {
    String directory = "/proc/" + pid + "/task/";
    String[] tasks = new File(directory).list();
    if (tasks == null) {
      return null;
    }
    List<Long> children = tasks.length > FEW_TASKS ? byParent(pid, tasks.length) : null;
    if (children != null) {
      return children;
    }
    children = new ArrayList<>();
    for (String task : tasks) {
      String text = read(directory + task + "/children");
      // If a thread has just ended, its file is gone too.
      if (text == null && !new File(directory + task).exists()) {
        continue;
      }
      if (text == null) {
        return null;
      }
      int from = 0;
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == ' ') {
          children.add(Long.parseLong(text.substring(from, i)));
          from = i + 1;
        }
      }
    }
    return children;
  }

  /**
   * The children of a process, found by the parent that each process has; null if there are {@code
   * most} processes or more, or if some may be hidden.
   */
  private static @Nullable List<Long> byParent(String pid, int most) {
    ProcStat parent = pid.equals(SELF) ? Processes.stat() : Processes.stat(Long.parseLong(pid));
    List<Long> processes = Processes.all();
    // A mount with hidepid=2 hides the first process, which is root's.
    if (parent == null || processes.size() >= most || Processes.stat(1) == null) {
      return null;
    }
    List<Long> children = new ArrayList<>();
    for (long each : processes) {
      ProcStat process = Processes.stat(each);
      if (process == null && new File("/proc/" + each).exists()) {
        return null;
      }
      if (process != null && process.parent == parent.pid) {
        children.add(each);
      }
    }
    return children;
  }

  /**
   * The descriptors of this process that are sockets, each with its inode, without those that are
   * {@code known}. Also without stdin, stdout and stderr, which belong to the process that started
   * this JVM.
   */
  public static Map<Integer, Long> sockets(Set<Integer> known) {
    return sockets("/proc/self/fd/", known);
  }

  /**
   * The inodes of the sockets of the process that started this one, which may have left them open.
   */
  public static Collection<Long> socketsOfParent() {
    ProcStat self = Processes.stat();
    return self == null ? List.of() : sockets("/proc/" + self.parent + "/fd/", Set.of()).values();
  }

  private static Map<Integer, Long> sockets(String descriptors, Set<Integer> known) {
    Map<Integer, Long> sockets = new HashMap<>();
    String[] names = new File(descriptors).list();
    for (int i = 0; names != null && i < names.length; i++) {
      Integer number = Integer.valueOf(names[i]);
      boolean asked = !known.contains(number) && isOther(descriptors, names[i]);
      String target = asked ? link(descriptors + names[i]) : null;
      if (target != null && target.startsWith("socket:[")) {
        sockets.put(number, Long.valueOf(target.substring(8, target.length() - 1)));
      }
    }
    return sockets;
  }

  // A descriptor that is not a file has no path: its link does not lead to a file and is not
  // resolved. If all descriptors are files, as in most JVMs, the thirty classes that read links are
  // never loaded. The names include the descriptor with which they were read, which is closed now.
  private static boolean isOther(String descriptors, String name) {
    boolean stdio = name.length() == 1 && name.charAt(0) <= '2';
    File file = new File(descriptors, name);
    try {
      return !stdio && file.getCanonicalPath().endsWith("/fd/" + name) && file.exists();
    } catch (IOException e) {
      return true;
    }
  }

  /** The text of a file in {@code /proc}; null if it cannot be read. */
  public static @Nullable String read(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | SecurityException e) {
      return null;
    }
  }

  static @Nullable String link(String path) {
    try {
      return java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of(path)).toString();
    } catch (IOException | RuntimeException | LinkageError e) {
      // Without a working directory, a JVM cannot initialize java.nio.file.
      return null;
    }
  }
}
