package dev.overstay.tests.ends;

/** What else the machine has to do. */
public enum Load {
  NONE,
  TWO_SPINNING
}
