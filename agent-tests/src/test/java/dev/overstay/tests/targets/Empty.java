package dev.overstay.tests.targets;

/** Does nothing: what is left is the JVM, and the agent. */
public final class Empty {
  private Empty() {}

  public static void main(String[] args) {}
}
