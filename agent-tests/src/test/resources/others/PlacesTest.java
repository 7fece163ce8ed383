package com.acme;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that leave something at one and the same place, and one that leaves nothing. */
public class PlacesTest {
  @Test
  public void one() {
    Threads.leave("one");
  }

  @Test
  public void two() {
    Threads.leave("two");
  }

  @Test
  public void clean() {}

  @RepeatedTest(3)
  public void again() {
    Threads.leave("again");
  }
}
