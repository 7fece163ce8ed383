package dev.overstay.tests.targets;

import java.io.IOException;

/** Child processes left running. */
public final class Children {
  private Children() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "runtime" -> byRuntime();
      case "inherit" -> inheriting();
      case "shell" -> grandchild();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void byRuntime() throws IOException {
    Runtime.getRuntime().exec(new String[] {"sleep", "120"}); // live: process
  }

  private static void inheriting() throws IOException {
    new ProcessBuilder("sleep", "120").inheritIO().start(); // live: process
  }

  private static void grandchild() throws IOException {
    new ProcessBuilder("sh", "-c", "sleep 120; true").start(); // live: process
  }
}
