package dev.overstay.noise;

/** One reason why something that lives is never a finding. */
interface NoiseRule {
  /** Whether it holds for this one. */
  boolean covers(Candidate candidate);
}
