package dev.overstay.noise;

import dev.overstay.live.Live;

/** What lives by design and is never a finding: the JVM's own, the runner's own, the exit's own. */
public final class Noise {
  /** Asked of everything that lives. */
  private static final NoiseRule[] OF_ALL = {
    new MeantToStay(),
    new JvmThreads(),
    new ExitingThread(),
    new UnknownDaemon(),
    new HaltingHook(),
  };

  private Noise() {}

  /** Asked of what has a birth and is not a hook; loaded with the first of these. */
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
   * @param held whether it counts though a runner made it
   * @param stacks what is known of stacks so far
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
