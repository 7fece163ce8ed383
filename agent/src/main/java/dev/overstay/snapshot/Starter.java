package dev.overstay.snapshot;

import dev.overstay.kind.CommandLine;
import dev.overstay.kind.ProcStat;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ProcessRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A child of this JVM as one that may have left processes behind, whether it lives or not. */
final class Starter {
  // Two ticks of the system's clock.
  private static final long RESOLUTION = 20_000_000;

  final Birth birth;
  final long pid;
  final CommandLine command;
  final @Nullable String directory;

  /** Whether it has not been seen to end. */
  final boolean lives;

  private final long begunAt;
  private final long endedAt;
  private final long[] pipes;

  private Starter(
      Birth birth,
      long pid,
      CommandLine command,
      @Nullable String directory,
      boolean lives,
      long begunAt,
      long endedAt,
      long[] pipes) {
    this.birth = birth;
    this.pid = pid;
    this.command = command;
    this.directory = directory;
    this.lives = lives;
    this.begunAt = begunAt;
    this.endedAt = endedAt;
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
        record.pipes);
  }

  /** Whether what began at {@code nanos} began while it lived, or so many nanoseconds later. */
  boolean livedAt(long nanos, long later) {
    return hadBegun(nanos) && (lives || nanos - endedAt <= RESOLUTION + later);
  }

  /** Whether what began at {@code nanos} began at most so many nanoseconds after it. */
  boolean beganSoonBefore(long nanos, long later) {
    return hadBegun(nanos) && nanos - begunAt <= later;
  }

  private boolean hadBegun(long nanos) {
    return nanos - begunAt >= -RESOLUTION;
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

  /** Whether it made the process's group or session; nobody is given its pid while they last. */
  boolean leads(ProcStat process) {
    return process.group == pid || process.session == pid;
  }
}
