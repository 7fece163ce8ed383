package dev.overstay.output;

/**
 * The agent's version. It is a constant, because reading the jar's manifest costs more than writing
 * a clean dump.
 */
public final class Version {
  /** The version in the project's pom; a test checks that both are the same. */
  public static final String TEXT = "0.1.0-SNAPSHOT";

  private Version() {}
}
