package dev.overstay.output;

/**
 * The agent's version. A constant: a jar's manifest costs more to read than a clean dump to write.
 */
public final class Version {
  /** The version in the project's pom; a test holds the two together. */
  public static final String TEXT = "0.1.0-SNAPSHOT";

  private Version() {}
}
