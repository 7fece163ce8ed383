package com.acme;

import junit.framework.TestCase;

/** JUnit 3's. */
public class OldTest extends TestCase {
  public void testLeaves() {
    Threads.leave("old");
  }

  public void testNothing() {}
}
