package dev.overstay.tests.cases;

import java.io.IOException;

/** A child process left running. */
public final class ChildProcessCase {
  private ChildProcessCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, ChildProcessCase::leaky, ChildProcessCase::clean);
  }

  private static void leaky() throws Exception {
    startTool();
  }

  private static void clean() throws Exception {
    Process tool = startTool();
    tool.destroy();
    tool.waitFor();
  }

  private static Process startTool() throws IOException {
    return new ProcessBuilder("sleep", "120").start(); // live: process
  }
}
