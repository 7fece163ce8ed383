package dev.overstay.noise;

/** A shutdown hook that ends the JVM itself does not hold it. */
final class HaltingHook implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.kind.runsAtExit()
        && candidate.live.birth != null
        && ExitingThread.isInShutdown(candidate.live.stack, "halt");
  }
}
