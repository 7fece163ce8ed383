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
  // To this number of threads their files are read without asking how many processes there are.
  private static final int FEW_TASKS = 64;
  private static final int PARENT = 1;

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
    List<Long> children = tasks.length > FEW_TASKS ? byParent(pid, tasks.length) : null;
    if (children != null) {
      return children;
    }
    children = new ArrayList<>();
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
   * The children of a process by what each process says of its parent; null where that is not fewer
   * than {@code most} files, or where some processes may be hidden.
   */
  private static @Nullable List<Long> byParent(String pid, int most) {
    String[] names = new File("/proc").list();
    String parent = field(read("/proc/" + pid + "/stat"), -1);
    // Mounted with hidepid=2, the first process, which is root's, is not there.
    if (names == null || parent == null || field(read("/proc/1/stat"), PARENT) == null) {
      return null;
    }
    List<String> processes = new ArrayList<>();
    for (String name : names) {
      if (Character.isDigit(name.charAt(0))) {
        processes.add(name);
      }
    }
    List<Long> children = processes.size() < most ? new ArrayList<>() : null;
    for (int i = 0; children != null && i < processes.size(); i++) {
      String process = "/proc/" + processes.get(i);
      String its = field(read(process + "/stat"), PARENT);
      if (parent.equals(its)) {
        children.add(Long.valueOf(processes.get(i)));
      } else if (its == null && new File(process).exists()) {
        return null;
      }
    }
    return children;
  }

  /** A field behind the name in a {@code stat} file, or what stands before it; null for neither. */
  private static @Nullable String field(@Nullable String stat, int index) {
    // pid (comm) state ppid
    int name = stat == null ? -1 : stat.lastIndexOf(')');
    if (stat == null || name < 0) {
      return null;
    }
    return index < 0
        ? stat.substring(0, stat.indexOf(' '))
        : stat.substring(name + 2).split(" ", index + 2)[index];
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
    String parent = field(read("/proc/self/stat"), PARENT);
    return parent == null ? List.of() : sockets("/proc/" + parent + "/fd/", Set.of()).values();
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
