package dev.overstay.tests.targets;

import java.io.IOException;

/** Starts a child, which is all that it has the right to do, and exits. */
public final class RestrictedChildren {
  private RestrictedChildren() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "child" -> start("sleep", "120");
      case "ended" -> start("true").waitFor();
      default -> throw new IllegalArgumentException(args[0]);
    }
    try {
      System.getProperty("user.home");
    } catch (SecurityException e) {
      System.out.println("restricted");
    }
    System.exit(3);
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).start(); // live: process
  }
}
