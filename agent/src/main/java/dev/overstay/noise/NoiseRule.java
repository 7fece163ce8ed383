package dev.overstay.noise;

/** One reason why a live resource is never a finding. */
interface NoiseRule {
  /** Whether the rule covers this resource. */
  boolean covers(Candidate candidate);
}
