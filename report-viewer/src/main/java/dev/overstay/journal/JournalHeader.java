package dev.overstay.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that writes a journal: its first line.
 *
 * @param pid process id
 * @param start when it started, as in {@link ProcessStart}
 * @param startedAt the same time, for people
 * @param space where the pids and starts of this journal are valid
 * @param main main class or jar; null if unknown
 * @param workDir working directory
 */
public record JournalHeader(
    long pid,
    long start,
    Instant startedAt,
    PidSpace space,
    @Nullable String main,
    String workDir) {}
