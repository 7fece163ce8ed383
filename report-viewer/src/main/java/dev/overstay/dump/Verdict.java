package dev.overstay.dump;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The summary of the last snapshot.
 *
 * @param headline one sentence that a tired person can act on
 * @param single the same for its worst finding alone; null where the headline counts no others
 * @param exit whether and how the exit is held
 * @param counts findings per effect, every effect present
 * @param tracked how many resources were ever recorded
 * @param ended how many of them had ended
 */
public record Verdict(
    String headline,
    @Nullable String single,
    ExitState exit,
    Map<Effect, Integer> counts,
    long tracked,
    long ended) {}
