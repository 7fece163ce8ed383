package dev.overstay.dump;

import java.time.Instant;

/**
 * One look at the JVM.
 *
 * @param id unique within the dump
 * @param trigger why it was taken
 * @param at when
 * @param uptimeMs milliseconds since the JVM started
 * @param threads how many platform threads were live
 * @param resources how many resources were live
 */
public record Snapshot(
    int id, Trigger trigger, Instant at, long uptimeMs, int threads, int resources) {}
