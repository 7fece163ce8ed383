package dev.overstay.snapshot;

import dev.overstay.kind.CommandLine;
import dev.overstay.kind.ProcStat;
import dev.overstay.kind.Processes;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ProcessRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A child of this JVM as one that may have left processes behind, whether it lives or not. */
final class Starter {
  // Where the system does not tell its start, its birth does, up to the second in which the JDK
  // believes the system to have started.
  private static final long UNSURE_MS = 2_000;

  final Birth birth;
  final long pid;
  final CommandLine command;
  final @Nullable String directory;

  /** Epoch milliseconds as {@link Processes#startedAt} has them. */
  final long startedAt;

  /** The same of its end; {@code Long.MAX_VALUE} while it lives. */
  final long endedAt;

  private final long[] pipes;

  private Starter(
      Birth birth,
      long pid,
      CommandLine command,
      @Nullable String directory,
      long startedAt,
      long endedAt,
      long[] pipes) {
    this.birth = birth;
    this.pid = pid;
    this.command = command;
    this.directory = directory;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.pipes = pipes;
  }

  static Starter of(Birth birth, ProcessRecord record) {
    long known = Processes.startedAt(record.handle);
    long start = known > 0 ? known : birth.at - UNSURE_MS;
    long life = record.lifeNanos();
    return new Starter(
        birth,
        record.handle.pid(),
        new CommandLine(record.command),
        record.directory == null ? null : record.directory.getAbsolutePath(),
        start,
        life < 0 ? Long.MAX_VALUE : start + life / 1_000_000,
        record.pipes);
  }

  /** Whether it has not been seen to end. */
  boolean lives() {
    return endedAt == Long.MAX_VALUE;
  }

  /** Whether a process that began then began while this one lived, or a moment later. */
  boolean livedAt(long began, long moment) {
    return startedAt <= began && (lives() || began <= endedAt + moment);
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

  /** Whether it made the process's group or session. */
  boolean leads(ProcStat process) {
    return process.group == pid || process.session == pid;
  }
}
