package dev.overstay.dump;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A live resource that a finding names, or the owner of one.
 *
 * @param id unique within the dump
 * @param kind {@code thread}, {@code executor}, {@code process} and so on
 * @param className the Java class; null if it has none
 * @param name what a user calls it: a thread's name, a port, a command
 * @param effect its own effect on the exit; null if it has none on its own
 * @param finding id of its finding; null for an owner that no finding names
 * @param owner id of the resource that keeps it; null if no other resource does
 * @param stack id of the stack of its birth; null if that is unknown
 * @param madeAt when it was created; null if that is unknown
 * @param madeByThread name of the thread that created it; null if that is unknown
 * @param test id of the test that created it, or null
 * @param attribution how that test is known
 * @param live ids of the snapshots in which it was live
 * @param detail the fields that only this kind has: strings, numbers, booleans, nulls, lists and
 *     maps of these
 */
public record Resource(
    int id,
    String kind,
    @Nullable String className,
    String name,
    @Nullable Effect effect,
    @Nullable String finding,
    @Nullable Integer owner,
    @Nullable Integer stack,
    @Nullable Instant madeAt,
    @Nullable String madeByThread,
    @Nullable Integer test,
    Attribution attribution,
    List<Integer> live,
    Map<String, @Nullable Object> detail) {}
