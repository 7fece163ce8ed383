package com.acme;

import org.junit.BeforeClass;
import org.junit.Test;

/** Begins in a run that is stopped: its test is not run any more. */
public class BNeverRunsTest {
  @BeforeClass
  public static void before() {
    Threads.leave("before");
  }

  @Test
  public void neverRuns() {}
}
