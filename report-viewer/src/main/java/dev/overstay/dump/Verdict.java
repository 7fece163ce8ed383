package dev.overstay.dump;

import java.util.Map;

/**
 * The summary of the last snapshot.
 *
 * @param headline one sentence that a tired person can act on
 * @param exit whether and how the exit is held
 * @param counts findings per effect, every effect present
 * @param tracked how many resources were ever recorded
 * @param ended how many of them had ended
 */
public record Verdict(
    String headline, ExitState exit, Map<Effect, Integer> counts, long tracked, long ended) {}
