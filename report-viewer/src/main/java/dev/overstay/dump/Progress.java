package dev.overstay.dump;

import dev.overstay.text.Label;

/** Whether what a finding names moves between snapshots. */
public enum Progress implements Label {
  /** No change and no CPU between snapshots. */
  STUCK,
  /** Still running. */
  BUSY,
  /** Will end by itself. */
  ENDING,
  /** Seen in one snapshot only. */
  UNKNOWN
}
