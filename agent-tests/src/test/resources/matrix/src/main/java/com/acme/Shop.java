package com.acme;

/** The code under test. */
public final class Shop {
  private Shop() {}
}
