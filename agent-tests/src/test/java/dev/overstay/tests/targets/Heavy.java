package dev.overstay.tests.targets;

import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A class with a megabyte of its own, which makes a pool. */
public final class Heavy implements Supplier<Object> {
  private static final byte[] MEGABYTE = new byte[1 << 20];

  @Override
  public Object get() {
    return MEGABYTE.length == 0 ? "" : Executors.newFixedThreadPool(1);
  }
}
