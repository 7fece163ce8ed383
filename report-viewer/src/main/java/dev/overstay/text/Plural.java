package dev.overstay.text;

/** Counts with their noun. */
public final class Plural {
  private Plural() {}

  /** {@code 1 thread}, {@code 2 processes}. */
  public static String of(long n, String one) {
    return n + " " + noun(n, one);
  }

  /** The noun alone, as it stands behind {@code n}. */
  public static String noun(long n, String one) {
    return n == 1 ? one : one.concat(one.endsWith("s") ? "es" : "s");
  }
}
