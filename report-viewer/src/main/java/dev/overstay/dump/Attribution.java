package dev.overstay.dump;

import dev.overstay.text.Label;

/** How a resource's test is known. */
public enum Attribution implements Label {
  /** Made on the test's own thread. */
  DIRECT,
  /** Made by a thread or pool that the test made. */
  INHERITED,
  /** Several tests ran and none is on the stack: the finding's tests are the candidates. */
  UNCERTAIN,
  /** Made once, for all who come: below a static initialiser, or for Spring's cache of contexts. */
  SHARED,
  /** No test is known. */
  NONE
}
