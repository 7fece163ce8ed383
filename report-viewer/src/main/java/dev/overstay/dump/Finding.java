package dev.overstay.dump;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One problem to fix: for example one executor that was never shut down, not its sixteen threads.
 *
 * @param id stable from run to run: {@code f-} and a hash over kind, effect and own frames
 * @param effect what it does to the exit
 * @param title what was left behind
 * @param noun the kind's word with which the title begins, for example {@code Server socket}; null
 *     where it begins with the name
 * @param name what the title calls it, behind the noun: a class, or the resource's own name; empty
 *     where that is not known
 * @param fix the call that ends it, in a sentence
 * @param fixCode where the code in {@code fix} is: the start and the end of each part, one after
 *     the other; empty if that is not known
 * @param root id of the resource to close
 * @param resources ids of the resources that end when the root is closed, the root first; if there
 *     are very many, only the first ones
 * @param unlisted how many more resources end with it, which were too many to describe
 * @param count how many similar findings were folded into this one
 * @param madeBy the frame to open in an editor; null if no frame is known
 * @param tests ids of the tests in which the resources were created
 * @param progress whether it moves between snapshots
 * @param endsBy when it will have ended on its own; null if that is not known
 * @param outlived what ran while it lived
 * @param suppressedBy the ignore rule that suppresses it, or null
 * @param baseline {@code new} or {@code known}; null without a baseline
 */
public record Finding(
    String id,
    Effect effect,
    String title,
    @Nullable String noun,
    String name,
    String fix,
    List<Integer> fixCode,
    int root,
    List<Integer> resources,
    int unlisted,
    int count,
    @Nullable Frame madeBy,
    List<Integer> tests,
    Progress progress,
    @Nullable Instant endsBy,
    Outlived outlived,
    @Nullable String suppressedBy,
    @Nullable String baseline) {
  /** Whether a rule suppresses it, so that it is shown but not judged. */
  public boolean isSuppressed() {
    return suppressedBy != null;
  }

  /** The title within a sentence; a class that begins it stays in upper case. */
  public String titleWithin() {
    return noun != null && title.startsWith(noun)
        ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)
        : title;
  }

  /**
   * What ran while a finding's resources were live.
   *
   * @param tests tests that ran to their end in that time
   * @param cpuMsInOtherTests CPU milliseconds that its threads used in tests other than its own
   */
  public record Outlived(int tests, long cpuMsInOtherTests) {
    /** Nothing is known to have run. */
    public static final Outlived NOTHING = new Outlived(0, 0);
  }

  /**
   * How many seconds it needs at most to end on its own, from {@code at} on, in epoch milliseconds;
   * null if that is not known.
   */
  public @Nullable Long secondsLeft(long at) {
    return endsBy == null ? null : Long.valueOf((endsBy.toEpochMilli() - at + 999) / 1_000);
  }
}
