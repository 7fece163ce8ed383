package dev.overstay.trigger;

import dev.overstay.dump.Trigger;

/** What each trigger does, one row per trigger. A test compares docs/how-it-works.md with it. */
public final class TriggerPlan {
  /** One thing that a trigger does or does not do. */
  public enum Trait {
    /** Waits for resources that are ending, up to option {@code grace}. */
    WAITS_UP_TO_GRACE,
    /** Does the same, but waits only a moment for those for which an earlier look has waited. */
    SETTLES,
    /** Writes its findings to stderr. */
    SAYS_VERDICT,
    /**
     * Writes them every second time: the first look shows where a thread is, the next that it stays
     * there.
     */
    SAYS_SECOND_VERDICT,
    /** Reports the tests that run now, because they are what the user asks for, or are cut off. */
    REPORTS_RUNNING_TESTS,
    /** Reports the main thread if no test runs. */
    REPORTS_MAIN,
    /** Looks for locks and deadlocks, because something does not move that should. */
    FINDS_STALLS,
    /** Lists shutdown hooks before the exit has begun. */
    LISTS_HOOKS,
    /** Comes at any time, so that resources that are live then may well be in use. */
    IS_POINT_IN_TIME,
    /** Leaves out the page, because the next look is near, and a dump is enough until then. */
    LEAVES_PAGE,
    /** The JVM waits for it, and is about to end. */
    HOLDS_EXIT,
    /** The calling code wants the JVM's end at once: no files are read, and the bound is short. */
    IS_HASTY,
    /** There are no further looks after it. */
    IS_LAST,
  }

  private static final TriggerPlan[] ROWS = {
    row(Trigger.EXIT_REQUESTED, Trait.WAITS_UP_TO_GRACE, Trait.LEAVES_PAGE, Trait.HOLDS_EXIT),
    row(
        Trigger.AFTER_HOOKS,
        Trait.WAITS_UP_TO_GRACE,
        Trait.SETTLES,
        Trait.SAYS_VERDICT,
        Trait.HOLDS_EXIT,
        Trait.IS_LAST),
    row(Trigger.HOOKS_RUNNING, Trait.FINDS_STALLS),
    row(
        Trigger.HALT,
        Trait.SAYS_VERDICT,
        Trait.REPORTS_RUNNING_TESTS,
        Trait.FINDS_STALLS,
        Trait.IS_HASTY,
        Trait.IS_LAST),
    row(Trigger.MAIN_ENDED),
    row(Trigger.EXIT_STALLED, Trait.SAYS_VERDICT, Trait.FINDS_STALLS),
    row(
        Trigger.NO_PROGRESS,
        Trait.SAYS_SECOND_VERDICT,
        Trait.REPORTS_RUNNING_TESTS,
        Trait.FINDS_STALLS,
        Trait.IS_POINT_IN_TIME),
    row(
        Trigger.ON_DEMAND,
        Trait.REPORTS_RUNNING_TESTS,
        Trait.REPORTS_MAIN,
        Trait.FINDS_STALLS,
        Trait.LISTS_HOOKS,
        Trait.IS_POINT_IN_TIME),
    row(Trigger.TIMER, Trait.IS_POINT_IN_TIME),
  };

  private final Trigger trigger;
  private final Trait[] traits;

  private TriggerPlan(Trigger trigger, Trait[] traits) {
    this.trigger = trigger;
    this.traits = traits;
  }

  private static TriggerPlan row(Trigger trigger, Trait... traits) {
    return new TriggerPlan(trigger, traits);
  }

  /** The plan of one trigger. */
  public static TriggerPlan of(Trigger trigger) {
    for (TriggerPlan row : ROWS) {
      if (row.trigger == trigger) {
        return row;
      }
    }
    throw new IllegalArgumentException(trigger.label());
  }

  /** Whether it has a trait. */
  public boolean has(Trait trait) {
    for (Trait one : traits) {
      if (one == trait) {
        return true;
      }
    }
    return false;
  }
}
