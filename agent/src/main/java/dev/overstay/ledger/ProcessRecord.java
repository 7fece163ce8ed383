package dev.overstay.ledger;

import dev.overstay.base.Privileged;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.security.PrivilegedAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a process that are kept by value, so that it is still found after its {@code
 * Process} was dropped. The handle is its pid and start instant, and does not refer to the {@code
 * Process} or its streams.
 */
public final class ProcessRecord implements Lasting {
  /** Pid and start instant. */
  public final ProcessHandle handle;

  /** The command line as it was given. */
  public final String[] command;

  /** The working directory; null if it is this JVM's. */
  public final @Nullable File directory;

  /** Where stdin comes from and stdout and stderr go, in this order; null for three pipes. */
  public final Redirect @Nullable [] redirects;

  /** Whether stderr goes where stdout goes. */
  public final boolean errorToOutput;

  /** The inodes of the pipes between it and this JVM; empty if the system does not report them. */
  public final long[] pipes;

  /** The {@code System.nanoTime()} just before it began. */
  public final long begunAt;

  private volatile boolean destroyed;
  private volatile boolean over;
  private volatile long endedAt;
  private volatile long lastPid = -1;

  /**
   * Creates the record of a process that {@code builder} has just started; {@code redirects} is
   * null if all three streams are pipes.
   */
  public ProcessRecord(Process process, ProcessBuilder builder, Redirect @Nullable [] redirects) {
    handle = Privileged.isNeeded() ? Privileged.call(new ToHandle(process)) : process.toHandle();
    command = words(builder.command(), handle);
    directory = directory(builder.directory(), handle);
    this.redirects = redirects == null ? null : redirects.clone();
    errorToOutput = builder.redirectErrorStream();
    pipes = Launch.pipes(process);
    begunAt = Launch.begun(builder);
  }

  // A method of the user's class may print or never return.
  private static String[] words(List<String> command, ProcessHandle process) {
    if (command.getClass().getClassLoader() == null) {
      return command.toArray(new String[0]);
    }
    ProcessHandle.Info info = process.info();
    String[] arguments = info.arguments().orElse(new String[0]);
    String[] words = new String[arguments.length + 1];
    words[0] = info.command().orElse("unknown");
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return words;
  }

  private static @Nullable File directory(@Nullable File directory, ProcessHandle process) {
    if (directory == null || directory.getClass() == File.class) {
      return directory;
    }
    try {
      return new File("/proc/".concat(Long.toString(process.pid())).concat("/cwd"))
          .getCanonicalFile();
    } catch (IOException e) {
      return null;
    }
  }

  /** The {@code System.nanoTime()} just after its end, if it is over. */
  public long endedAt() {
    return endedAt;
  }

  /** The youngest pid that the system had assigned when it ended; -1 if that is not known. */
  public long lastPid() {
    return lastPid;
  }

  /** Whether this JVM has asked it to end. */
  boolean destroyed() {
    return destroyed;
  }

  /** Records that this JVM asks it to end. */
  void destroy() {
    destroyed = true;
  }

  /** Records that it has ended just now. */
  public void end(long youngestPid) {
    if (!over) {
      lastPid = youngestPid;
      end();
    }
  }

  /** Records that it has ended, now or a moment ago. */
  public void end() {
    if (!over) {
      endedAt = System.nanoTime();
      over = true;
    }
  }

  @Override
  public boolean isOver() {
    if (!over && !handle.isAlive()) {
      end();
    }
    return over;
  }

  /** Asks a process for its handle, which needs a permission. */
  private static final class ToHandle implements PrivilegedAction<ProcessHandle> {
    private final Process process;

    ToHandle(Process process) {
      this.process = process;
    }

    @Override
    public ProcessHandle run() {
      return process.toHandle();
    }
  }
}
