package dev.overstay.journal;

import org.jspecify.annotations.Nullable;

/**
 * A process that the JVM started and did not see end.
 *
 * @param pid process id
 * @param start when it started, as in {@link ProcessStart}
 * @param command its command line, without secrets unless they were asked for
 * @param workDir its working directory; null if it is the JVM's
 * @param made when and where
 */
public record ProcessEntry(
    long pid, long start, String command, @Nullable String workDir, Birthplace made) {}
