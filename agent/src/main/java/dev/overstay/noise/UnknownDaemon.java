package dev.overstay.noise;

/**
 * A daemon thread of which no birth is known, made before the agent or by native code: it holds
 * nothing, and no line can be named.
 */
final class UnknownDaemon implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.birth == null
        && candidate.live.kind.isThread()
        && ((Thread) candidate.live.key).isDaemon();
  }
}
