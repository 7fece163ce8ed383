package dev.overstay.noise;

/** A shutdown hook that halts the JVM does not keep it from ending. */
final class HaltingHook implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.kind.runsAtExit()
        && candidate.live.birth != null
        && ExitingThread.isInShutdown(candidate.live.stack, "halt");
  }
}
