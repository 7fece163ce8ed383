package dev.overstay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process to which an attempt to attach can succeed. Everything that the system knows is checked
 * before the attempt: an attempt sends SIGQUIT, which ends a process that is not a JVM, and makes a
 * JVM that does not listen print its threads. On systems without {@code /proc}, the attach API has
 * to find out.
 */
final class JvmProcess {
  private static final String LIST = "; jps lists the JVMs that run";
  private static final long SIGQUIT = 1L << 2;
  private static final long ENDING_MS = 500;

  private final long pid;
  private final Path proc;
  private final ProcessHandle handle;

  JvmProcess(ProcessHandle handle) {
    this.pid = handle.pid();
    this.proc = Path.of("/proc", Long.toString(pid));
    this.handle = handle;
  }

  /**
   * The process with this id.
   *
   * @throws Mistake if it does not run, or no tool can attach to it
   */
  static JvmProcess of(String text) {
    long pid;
    try {
      pid = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Mistake(text + ": is not a process id" + LIST);
    }
    ProcessHandle handle = pid < 1 ? null : ProcessHandle.of(pid).orElse(null);
    if (handle == null || !handle.isAlive()) {
      throw new Mistake("no process " + text + LIST);
    }
    if (handle.equals(ProcessHandle.current())) {
      throw new Mistake(pid + " is this command itself" + LIST);
    }
    JvmProcess process = new JvmProcess(handle);
    if (Files.isReadable(process.proc.resolve("status"))) {
      process.check();
    }
    return process;
  }

  private void check() {
    Integer owner = uid(proc);
    Integer own = uid(Path.of("/proc/self"));
    if (owner != null && own != null && own != 0 && !owner.equals(own)) {
      throw new Mistake(pid + " belongs to " + user() + "; run this command as that user");
    }
    String state = status("State");
    if (state.startsWith("Z")) {
      throw new Mistake("no process " + pid + ": it has ended" + LIST);
    }
    if (!isJvm()) {
      throw new Mistake(pid + " is no JVM (" + status("Name") + ")" + LIST);
    }
    if (state.startsWith("T") || state.startsWith("t")) {
      throw new Mistake(
          pid + " is stopped, by SIGSTOP or a debugger; let it go on (kill -CONT) and try again");
    }
    if (refuses(read("cmdline")) || refuses(read("environ"))) {
      throw refusesTools();
    }
  }

  private boolean isJvm() {
    try (Stream<String> maps = Files.lines(proc.resolve("maps"), StandardCharsets.ISO_8859_1)) {
      return maps.anyMatch(line -> line.endsWith("/libjvm.so"));
    } catch (IOException | RuntimeException e) {
      // For a process that may not be inspected: a JVM handles this signal.
      String caught = status("SigCgt");
      return !caught.isEmpty() && (Long.parseUnsignedLong(caught, 16) & SIGQUIT) != 0;
    }
  }

  private static boolean refuses(String words) {
    int on = words.lastIndexOf("-XX:+DisableAttachMechanism");
    return on >= 0 && on > words.lastIndexOf("-XX:-DisableAttachMechanism");
  }

  /** The error for a JVM that no tool can attach to. */
  Mistake refusesTools() {
    return new Mistake(
        pid
            + " lets no tool attach: it runs with -XX:+DisableAttachMechanism; start it with the"
            + " agent and its option after or every");
  }

  /** The process id. */
  long pid() {
    return pid;
  }

  boolean isAlive() {
    return handle.isAlive() && !status("State").startsWith("Z");
  }

  /** Whether the process is ending: its connections are closed some time before it is gone. */
  boolean endsSoon() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ENDING_MS);
    while (isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return !isAlive();
  }

  /** The file that the process sees at {@code path}, which may be in a separate file system. */
  Path seen(String path) {
    Path root = proc.resolve("root");
    return Files.isExecutable(root.resolve("tmp")) && !isSame(root)
        ? root.resolve(path.substring(1))
        : Path.of(path);
  }

  private static boolean isSame(Path root) {
    try {
      return Files.isSameFile(root, Path.of("/"))
          && Files.isSameFile(root.resolve("tmp"), Path.of("/tmp"));
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Gives a file to the user who runs the process; only root needs to do this, and only root can.
   */
  void give(Path file) throws IOException {
    Integer owner = uid(proc);
    if (owner != null && !owner.equals(uid(file))) {
      Files.setAttribute(file, "unix:uid", owner);
    }
  }

  private String user() {
    return handle.info().user().orElse("another user");
  }

  private static @Nullable Integer uid(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:uid");
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private String status(String field) {
    for (String line : read("status").split("\n", -1)) {
      if (line.startsWith(field + ":")) {
        return line.substring(field.length() + 1).strip();
      }
    }
    return "";
  }

  private String read(String file) {
    try {
      return Files.readString(proc.resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
