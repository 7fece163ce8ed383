package dev.overstay.kind;

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

/** What Linux says of processes in {@code /proc}; on other systems it has no answer. */
public final class Proc {
  private Proc() {}

  /**
   * The pids of this JVM's children; null where the system does not say. {@code
   * ProcessHandle.children()} reads every process of the machine and costs its streams besides.
   */
  public static @Nullable List<Long> children() {
    return children("self");
  }

  /** The pids of the children of a process; null where the system does not say. */
  public static @Nullable List<Long> children(long pid) {
    return children(Long.toString(pid));
  }

  private static @Nullable List<Long> children(String pid) {
    String directory = "/proc/" + pid + "/task/";
    String[] tasks = new File(directory).list();
    if (tasks == null) {
      return null;
    }
    List<Long> children = new ArrayList<>();
    for (String task : tasks) {
      String text = read(directory + task + "/children");
      // A thread that has just ended takes its file with it.
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
   * The descriptors of this process that are sockets, each with its inode; but for stdin, stdout
   * and stderr, which are whoever's that started this JVM, and for those that are {@code known}.
   */
  public static Map<Integer, Long> sockets(Set<Integer> known) {
    return sockets("/proc/self/fd/", known);
  }

  /** The inodes of the sockets of the process that started this one: it may have left them open. */
  public static Collection<Long> socketsOfParent() {
    String stat = read("/proc/self/stat");
    int name = stat == null ? -1 : stat.lastIndexOf(')');
    // pid (comm) state ppid
    return stat == null || name < 0
        ? List.of()
        : sockets("/proc/" + stat.substring(name + 2).split(" ", 3)[1] + "/fd/", Set.of()).values();
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

  // What is no file has no path: its link leads nowhere and stays as it is. Where all are files, as
  // in most JVMs, the thirty classes that read links are never loaded; the descriptor by which the
  // names were read is among them, and gone.
  private static boolean isOther(String descriptors, String name) {
    boolean stdio = name.length() == 1 && name.charAt(0) <= '2';
    File file = new File(descriptors, name);
    try {
      return !stdio && file.getCanonicalPath().endsWith("/fd/" + name) && file.exists();
    } catch (IOException e) {
      return true;
    }
  }

  /** The text of a file of {@code /proc}; null where it can't be read. */
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
      // A JVM without its working directory can't begin to use java.nio.file.
      return null;
    }
  }
}
