package dev.overstay.noise;

import dev.overstay.live.Live;

/**
 * Decides which resources live by design and are never a finding: those of the JVM, the runner, the
 * exit.
 */
public final class Noise {
  /** Rules for all live resources. */
  private static final NoiseRule[] OF_ALL = {
    new MeantToStay(),
    new JvmThreads(),
    new ExitingThread(),
    new UnknownDaemon(),
    new HaltingHook(),
  };

  private Noise() {}

  /**
   * Rules for resources that have a birth and are not hooks; loaded when the first of these is
   * checked.
   */
  private static final class OfBirths {
    static final NoiseRule[] ALL = {
      new JdkForLife(),
      new RunnersOwn(),
      new JdkClassLoaders(),
      new JdkFiles(),
      new IdleRmi(),
      new MavensOwn(),
      new TestcontainersOwn(),
    };

    private OfBirths() {}
  }

  /**
   * Whether {@code live} is never a finding.
   *
   * @param held whether it counts although a runner made it
   * @param stacks the answers for stacks so far
   */
  public static boolean is(Live live, boolean held, KnownStacks stacks) {
    Candidate candidate = new Candidate(live, held, stacks);
    return anyCovers(OF_ALL, candidate)
        || (live.birth != null && !live.kind.runsAtExit() && anyCovers(OfBirths.ALL, candidate));
  }

  private static boolean anyCovers(NoiseRule[] rules, Candidate candidate) {
    for (NoiseRule rule : rules) {
      if (rule.covers(candidate)) {
        return true;
      }
    }
    return false;
  }
}
