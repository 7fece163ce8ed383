package dev.overstay.journal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The start of a process as the system counts it; with the pid it identifies the process. */
public final class ProcessStart {
  private static final String PROC = "/proc/";

  private ProcessStart() {}

  /**
   * On Linux the clock ticks from the system's start, elsewhere epoch milliseconds; null if no
   * process with this pid runs, or if it is a zombie. {@code ProcessHandle}'s start instant is not
   * used on Linux: it is counted from the time of day at which the system started, which each JVM
   * reads for itself and which changes when the clock is set.
   */
  public static @Nullable Long of(long pid) {
    ProcStat stat = stat(pid);
    if (stat != null) {
      return stat.zombie ? null : stat.startTicks;
    }
    if (new File("/proc/self/stat").exists()) {
      return null;
    }
    ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
    Instant start = handle == null ? null : handle.info().startInstant().orElse(null);
    return start == null ? null : start.toEpochMilli();
  }

  /** Linux's data about a process; null if it does not run, and on other systems. */
  public static @Nullable ProcStat stat(long pid) {
    try (FileInputStream in = new FileInputStream(PROC + pid + "/stat")) {
      return ProcStat.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return null;
    }
  }
}
