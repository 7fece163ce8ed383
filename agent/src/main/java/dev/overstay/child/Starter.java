package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.journal.ProcStat;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.system.CommandLine;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A child of this JVM, live or not, that may have started other processes. */
@Late
final class Starter {
  // Two ticks of the system's clock.
  private static final long RESOLUTION = 20_000_000;
  // Within this time no pid is reused, so that pids give a finer order than the clock.
  private static final long NEAR = 1_000_000_000;
  private static final long FEW_PIDS = 10_000;

  final Birth birth;
  final long pid;
  final CommandLine command;
  final @Nullable String directory;

  /** Whether it has not been seen to end. */
  final boolean lives;

  private final long begunAt;
  private final long endedAt;
  private final long lastPid;
  private final long[] pipes;

  Starter(
      Birth birth,
      long pid,
      CommandLine command,
      @Nullable String directory,
      boolean lives,
      long begunAt,
      long endedAt,
      long lastPid,
      long[] pipes) {
    this.birth = birth;
    this.pid = pid;
    this.command = command;
    this.directory = directory;
    this.lives = lives;
    this.begunAt = begunAt;
    this.endedAt = endedAt;
    this.lastPid = lastPid;
    this.pipes = pipes;
  }

  static Starter of(Birth birth, ProcessRecord record) {
    return new Starter(
        birth,
        record.handle.pid(),
        new CommandLine(record.command),
        record.directory == null ? null : record.directory.getAbsolutePath(),
        !record.isOver(),
        record.begunAt,
        record.endedAt(),
        record.lastPid(),
        record.pipes);
  }

  /** Whether the process of this pid, which began at {@code nanos}, began while this one lived. */
  boolean covers(long process, long nanos) {
    boolean early = nanos - begunAt < NEAR;
    boolean late = !lives && lastPid > 0 && nanos - endedAt > -NEAR;
    return nearlyCovers(nanos, 0)
        && !(early && isOlder(process, pid))
        && !(late && isOlder(lastPid, process));
  }

  /** The same, or at most {@code later} nanoseconds later, within the clock's resolution. */
  boolean nearlyCovers(long nanos, long later) {
    return hadBegun(nanos) && (lives || nanos - endedAt <= RESOLUTION + later);
  }

  /** Whether {@code nanos} is at most {@code later} nanoseconds after its own start. */
  boolean beganSoonBefore(long nanos, long later) {
    return hadBegun(nanos) && nanos - begunAt <= later;
  }

  private boolean hadBegun(long nanos) {
    return nanos - begunAt >= -RESOLUTION;
  }

  // Pids are given in ascending order, and start again after the highest one.
  private static boolean isOlder(long pid, long other) {
    return pid < other && other - pid < FEW_PIDS;
  }

  /** Whether one of these is a pipe between this JVM and it. */
  boolean hasPipeOf(Set<Long> inodes) {
    for (long pipe : pipes) {
      if (inodes.contains(pipe)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it made the process's group or session; its pid is not reused while they exist. */
  boolean leads(ProcStat process) {
    return process.group == pid || process.session == pid;
  }
}
