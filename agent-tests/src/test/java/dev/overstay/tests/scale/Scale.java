package dev.overstay.tests.scale;

/**
 * How much a made-up dump holds.
 *
 * @param resources live resources
 * @param stacks stacks, of births and of threads now
 * @param frames frames of the stack of a birth
 * @param tests tests that made something
 * @param testClasses test classes of the run
 */
public record Scale(int resources, int stacks, int frames, int tests, int testClasses) {
  /** What a build of a large service leaves behind at its worst. */
  public static final Scale BIG = new Scale(10_000, 3_000, 40, 2_000, 400);

  /** Ten times as much. */
  public static final Scale HUGE = new Scale(100_000, 30_000, 40, 20_000, 4_000);

  /** A JVM that left nothing behind. */
  public static final Scale CLEAN = new Scale(0, 0, 40, 0, 30);

  /** A fork of a module: with the clean ones, 200 KB on average. */
  public static final Scale FORK = new Scale(70, 46, 40, 25, 30);

  /** Of all stacks, those of what threads do now. */
  int stacksOfNow() {
    return (stacks + 9) / 10;
  }

  /** One for each other stack. */
  int findings() {
    return Math.min(resources, stacks - stacksOfNow());
  }
}
