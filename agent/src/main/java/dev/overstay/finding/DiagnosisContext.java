package dev.overstay.finding;

import dev.overstay.jdk.Deadlocks;
import dev.overstay.snapshot.History;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that findings are reported with, in addition to the live resources.
 *
 * @param history earlier snapshots, this one included
 * @param depth frames kept per stack
 * @param redact whether secrets in command lines are masked
 * @param inTests whether the JVM runs tests, for the wording of a fix
 * @param exit who asked for the JVM's end
 * @param hookMillis by the id of each shutdown hook that has returned: how long it took, in
 *     milliseconds
 * @param cycles the threads that wait for each other's locks
 */
public record DiagnosisContext(
    History history,
    int depth,
    boolean redact,
    boolean inTests,
    ExitRequest exit,
    Map<Integer, @Nullable Long> hookMillis,
    List<Deadlocks.Cycle> cycles) {}
