package com.acme;

import org.junit.Assert;
import org.junit.Test;

/** Its failure stops the run. */
public class AFailsTest {
  @Test
  public void fails() {
    Assert.fail();
  }
}
