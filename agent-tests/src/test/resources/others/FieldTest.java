package com.acme;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A field of each instance; one of two tests uses it. */
public class FieldTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(1, Threads.named("field"));

  @Test
  public void uses() {
    pool.execute(Threads::nothing);
  }

  @Test
  public void usesNot() {}
}
