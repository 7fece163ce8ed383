package dev.overstay.noise;

/**
 * A daemon thread with an unknown birth, made before the agent or by native code. It does not keep
 * the JVM running, and no source line can be named for it.
 */
final class UnknownDaemon implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.birth == null
        && candidate.live.kind.isThread()
        && ((Thread) candidate.live.key).isDaemon();
  }
}
