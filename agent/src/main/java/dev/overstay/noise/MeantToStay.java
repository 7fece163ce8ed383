package dev.overstay.noise;

/** What its kind says is meant to stay, or ends on its own. */
final class MeantToStay implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.isMeantToStay();
  }
}
