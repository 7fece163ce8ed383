package dev.overstay.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that writes a journal: its first line.
 *
 * @param pid process id
 * @param start as {@link ProcessStart} tells it
 * @param startedAt the same for people
 * @param space where pids and starts of this journal mean something
 * @param main main class or jar; null where the JVM does not say
 * @param workDir working directory
 */
public record JournalHeader(
    long pid,
    long start,
    Instant startedAt,
    PidSpace space,
    @Nullable String main,
    String workDir) {}
