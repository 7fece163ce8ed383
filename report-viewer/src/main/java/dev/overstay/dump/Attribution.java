package dev.overstay.dump;

import dev.overstay.text.Label;

/** How a resource's test is known. */
public enum Attribution implements Label {
  /** Created on the test's own thread. */
  DIRECT,
  /** Created by a thread or pool that the test created. */
  INHERITED,
  /** Several tests ran and none is on the stack: the finding's tests are the candidates. */
  UNCERTAIN,
  /** Shared: created once, for example in a static initializer or for Spring's context cache. */
  SHARED,
  /** No test is known. */
  NONE
}
