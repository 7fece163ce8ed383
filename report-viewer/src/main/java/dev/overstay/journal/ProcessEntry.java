package dev.overstay.journal;

import org.jspecify.annotations.Nullable;

/**
 * A process that the JVM started and did not see end.
 *
 * @param pid process id
 * @param start as {@link ProcessStart} tells it
 * @param command its command line, without secrets unless that was asked for
 * @param workDir its working directory; null where it is the JVM's
 * @param made when and where
 */
public record ProcessEntry(
    long pid, long start, String command, @Nullable String workDir, Birthplace made) {}
