package dev.overstay.noise;

/** Resources that are meant to stay, or end on their own, according to their kind. */
final class MeantToStay implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.isMeantToStay();
  }
}
