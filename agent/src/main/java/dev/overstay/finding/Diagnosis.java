package dev.overstay.finding;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.LateClasses;
import dev.overstay.dump.Effect;
import dev.overstay.dump.TestRun;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.FindingIds;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Grouping;
import dev.overstay.grouping.Listed;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.Span;
import dev.overstay.live.Live;
import dev.overstay.object.SourceCode;
import dev.overstay.origin.OwnCode;
import dev.overstay.snapshot.LiveSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of one snapshot, with the resources and stacks that they name. */
public final class Diagnosis {
  /** Running tests are findings, too. */
  public static final int WITH_TESTS = 1;

  /** The main thread is a finding, too, if no test runs. */
  public static final int WITH_MAIN = 2;

  /** Findings that are alike are not merged, because each belongs to a separate test. */
  public static final int EACH_BY_ITSELF = 4;

  /** Nothing is read from files, because a halting thread is waiting. */
  public static final int FAST = 8;

  private final LiveSet set;
  private final OwnCode ownCode;
  private final TestLog tests;
  private final @Nullable SourceCode source;
  private final List<Group> groups;
  private @Nullable Findings findings;

  /**
   * Groups the live resources; cheap enough to be repeated while resources are ending.
   *
   * @param source the data read from class files so far
   * @param accepted the findings that the user has accepted
   * @param how {@link #WITH_TESTS}, {@link #WITH_MAIN}, {@link #EACH_BY_ITSELF} and {@link #FAST},
   *     or 0
   */
  public Diagnosis(
      LiveSet set,
      OwnCode ownCode,
      TestLog tests,
      SourceCode source,
      AcceptedFindings accepted,
      int how) {
    this.set = set;
    this.ownCode = ownCode;
    this.tests = tests;
    this.source = (how & FAST) != 0 || !set.anyBirth() ? null : source;
    List<Group> found = Grouping.of(set, ownCode, tests, this.source);
    if ((how & WITH_TESTS) != 0 && !tests.running().isEmpty()) {
      LateClasses.define();
      RunningTests.addTo(found, set, ownCode, tests);
    }
    if ((how & WITH_MAIN) != 0 && tests.running().isEmpty()) {
      LateClasses.define();
      RunningTests.addMainTo(found, set, ownCode, tests);
    }
    long exit = Closings.exitBegan();
    TestRun cutOff = found.isEmpty() || exit == Long.MAX_VALUE ? null : tests.firstAt(exit);
    if (cutOff != null) {
      for (Group group : found) {
        if (tests.ranAt(exit, cutOff, group.root().creator)) {
          group.use();
        }
      }
    }
    this.groups = FindingIds.of(found, ownCode, tests, (how & EACH_BY_ITSELF) == 0);
    accepted.mark(groups, tests);
  }

  /** Whether nothing leaked. */
  public boolean isClean() {
    return groups.isEmpty();
  }

  /**
   * The resources that may still end on their own before they count: not ignored ones, nor those
   * that have had the grace since their test ended.
   *
   * @param toldToEnd receives the ids of the resources that were asked to end
   */
  public List<Live> mayEnd(long graceMs, Set<Integer> toldToEnd) {
    List<Live> mayEnd = new ArrayList<>();
    for (Group group : groups) {
      for (Candidate member : group.members()) {
        // A test that is running when the JVM is cut off will not end.
        if (member.live.isEnding()) {
          toldToEnd.add(member.live.id);
        }
        if (group.suppressedBy() == null
            && group.root().runs == null
            && (toldToEnd.contains(member.live.id)
                || tests.endedMsAgo(member.creator, set.at()) < graceMs)) {
          mayEnd.add(member.live);
        }
      }
    }
    return mayEnd;
  }

  /**
   * The resources that this test or class leaked, and no other one.
   *
   * @param effects the effects that count
   */
  public List<TestLeak> leftBy(Span span, Set<Effect> effects, boolean redact) {
    List<TestLeak> left = new ArrayList<>();
    for (Group group : groups) {
      Candidate root = group.root();
      if (group.isUnaccepted()
          && effects.contains(group.effect())
          && tests.isMadeWithin(span, root.creator)) {
        findings().nameRoot(group);
        left.add(TestLeak.of(group, set.resources(), redact, ownCode, tests));
      }
    }
    return left;
  }

  /** Whether a finding is about a thread that does not go on, so that its locks are of interest. */
  public boolean hasStanding() {
    for (Group group : groups) {
      if (group.root().runs != null || group.root().live.kind.runsAtExit()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The resources that are open when the exit begins and should not be, by findings.
   *
   * @param hooks all that are registered
   * @param inTests whether the JVM runs tests
   * @param endsOnItsOwn whether the main thread ended the JVM, by a call or by its return
   * @param but the resources that are left out
   */
  public List<List<Live>> leftAtExit(
      List<Live> hooks, boolean inTests, boolean endsOnItsOwn, Set<Live> but) {
    if (groups.isEmpty()) {
      return List.of();
    }
    List<List<Live>> left = OpenAtExit.of(groups, ownCode, hooks, inTests, endsOnItsOwn);
    for (List<Live> group : left) {
      group.removeAll(but);
    }
    return left;
  }

  /** Those of {@link #leftAtExit} that shutdown hooks have ended since; see {@link OpenAtExit}. */
  public static List<Live> endedByHooks(List<List<Live>> left, LiveSet now, long exitBegan) {
    return left.isEmpty() ? List.of() : OpenAtExit.endedByHooks(left, now, exitBegan);
  }

  /**
   * The resources for which the JVM waits: hooks, and before the exit has begun also threads that
   * no test runs and that are no daemons, with their pools.
   */
  public List<Live> holding(boolean begun) {
    List<Live> holding = new ArrayList<>();
    for (Group group : groups) {
      Effect effect = group.effect();
      boolean threads = !begun && effect == Effect.BLOCKS_EXIT && group.root().runs == null;
      if (threads || effect == Effect.STALLS_SHUTDOWN) {
        for (Candidate member : group.members()) {
          if (member.worst().compareTo(Effect.OUTLIVES_JVM) < 0
              && (member.live.key instanceof Thread || member.live.kind.ownsThreads())) {
            holding.add(member.live);
          }
        }
      }
    }
    return holding;
  }

  /** The resources whose details the findings list: all, unless there are very many. */
  public List<Live> listed() {
    List<Live> listed = new ArrayList<>();
    for (Group group : groups) {
      for (Candidate member : Listed.of(group)) {
        listed.add(member.live);
      }
    }
    return listed;
  }

  /** Every resource that belongs to a finding. */
  public List<Live> named() {
    List<Live> named = new ArrayList<>();
    for (Group group : groups) {
      for (Candidate member : group.members()) {
        named.add(member.live);
      }
    }
    return named;
  }

  /**
   * The result for the dump.
   *
   * @param hooks the shutdown hooks to list, which are not findings
   */
  public Diagnosed result(List<Live> hooks, DiagnosisContext context) {
    ExitRequest exit = context.exit();
    if (groups.isEmpty() && hooks.isEmpty() && exit.event() == null && !exit.isSignal()) {
      // Most JVMs end here.
      return Diagnosed.clean(set.at(), tests);
    }
    return findings().of(groups, hooks, context);
  }

  private Findings findings() {
    Findings known = findings;
    if (known == null) {
      known = new Findings(set, ownCode, tests, source);
      findings = known;
    }
    return known;
  }
}
