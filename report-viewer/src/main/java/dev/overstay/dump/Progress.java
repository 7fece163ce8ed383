package dev.overstay.dump;

import dev.overstay.text.Label;

/** Whether a finding's resources move between snapshots. */
public enum Progress implements Label {
  /** No change and no CPU between snapshots. */
  STUCK,
  /** Still running. */
  BUSY,
  /** Will end on its own. */
  ENDING,
  /** Seen in one snapshot only. */
  UNKNOWN
}
