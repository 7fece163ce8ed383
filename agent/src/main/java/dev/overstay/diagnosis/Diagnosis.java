package dev.overstay.diagnosis;

import dev.overstay.code.SourceCode;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.TestRun;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.LateClasses;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Survivors;
import dev.overstay.snapshot.Deadlocks;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.Live;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.snapshot.Sample;
import dev.overstay.tests.TestLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of one snapshot, with the resources and stacks that they name. */
public final class Diagnosis {
  /** The tests that run now are findings too. */
  public static final int WITH_TESTS = 1;

  /** The main thread is, where no test runs. */
  public static final int WITH_MAIN = 2;

  /** What is alike is not made one: each has a test of its own to answer for. */
  public static final int EACH_BY_ITSELF = 4;

  /** Nothing is read from files: somebody who halts is kept waiting. */
  public static final int FAST = 8;

  private final LiveSet set;
  private final OwnCode ownCode;
  private final TestLog tests;
  private final @Nullable SourceCode source;
  private final List<Group> groups;
  private @Nullable Things things;

  /**
   * Groups what is live; cheap enough to be asked again and again while something is ending.
   *
   * @param source what class files say, read so far
   * @param accepted what the user has said to live with
   * @param how {@link #WITH_TESTS}, {@link #WITH_MAIN}, {@link #EACH_BY_ITSELF} and {@link #FAST},
   *     or 0
   */
  public Diagnosis(
      LiveSet set, OwnCode ownCode, TestLog tests, SourceCode source, Accepted accepted, int how) {
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
    this.groups = FindingIds.of(found, ownCode, tests, (how & EACH_BY_ITSELF) == 0);
    accepted.mark(groups, tests);
  }

  /** Whether nothing was left behind. */
  public boolean isClean() {
    return groups.isEmpty();
  }

  /**
   * What may end by itself before it counts: not what is ignored, nor what has had that time since
   * its test ended.
   *
   * @param told takes the ids of those that were told to end
   */
  public List<Live> mayEnd(long graceMs, Set<Integer> told) {
    List<Live> mayEnd = new ArrayList<>();
    for (Group group : groups) {
      for (Suspect member : group.members()) {
        // A test that runs when the JVM is cut off does not end any more.
        if (member.live.isEnding()) {
          told.add(member.live.id);
        }
        if (group.suppressedBy == null
            && group.root().runs == null
            && (told.contains(member.live.id)
                || tests.endedMsAgo(member.made, set.at()) < graceMs)) {
          mayEnd.add(member.live);
        }
      }
    }
    return mayEnd;
  }

  /**
   * What a test or class left behind, and nobody else with it.
   *
   * @param effects those that count
   */
  public List<LeftBehind> leftBy(Span span, Set<Effect> effects, boolean redact) {
    List<LeftBehind> left = new ArrayList<>();
    for (Group group : groups) {
      Suspect root = group.root();
      if (group.suppressedBy == null
          && !"known".equals(group.baseline)
          && effects.contains(group.effect())
          && tests.isMadeWithin(span, root.made)) {
        nameRoot(group);
        left.add(LeftBehind.of(group, redact, ownCode));
      }
    }
    return left;
  }

  /** Whether a thread that stands still is what is wrong, so that its locks are of interest. */
  public boolean hasStanding() {
    for (Group group : groups) {
      if (group.root().runs != null || group.root().live.kind == Kinds.SHUTDOWN_HOOK) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is open as the exit begins and should not be.
   *
   * @param hooks all that are registered
   * @param inTests whether the JVM runs tests
   * @param bySelf whether the main thread ended the JVM, or its return
   * @param but what is left out
   */
  public List<Live> leftAtExit(List<Live> hooks, boolean inTests, boolean bySelf, Set<Live> but) {
    List<Live> left = new ArrayList<>();
    if (!groups.isEmpty()) {
      left.addAll(LeftAtExit.of(groups, ownCode, hooks, inTests, bySelf));
      left.removeAll(but);
    }
    return left;
  }

  /** Whether any hook can close what the user made. */
  public static boolean canBeClosedBy(List<Live> hooks) {
    return Noise.canBeClosedBy(hooks);
  }

  /** The same, by their births. */
  public static boolean canBeClosedByHooks(List<Birth> hooks) {
    return Noise.canBeClosedByHooks(hooks);
  }

  /** Every resource that a finding names. */
  public List<Live> named() {
    List<Live> named = new ArrayList<>();
    for (Group group : groups) {
      for (Suspect member : group.members()) {
        named.add(member.live);
      }
    }
    return named;
  }

  /**
   * What the dump says.
   *
   * @param hooks the shutdown hooks to list, which are no findings
   * @param history earlier snapshots, this one included
   * @param depth frames kept per stack
   * @param redact whether secrets in command lines are masked
   * @param inTests whether the JVM runs tests, for the wording of a fix
   * @param exit who asked for the JVM's end
   * @param cycles the threads that wait for each other's locks
   */
  public Diagnosed result(
      List<Live> hooks,
      History history,
      int depth,
      boolean redact,
      boolean inTests,
      ExitRequest exit,
      List<Deadlocks.Cycle> cycles) {
    StackTable stacks = new StackTable(ownCode, depth);
    List<List<Long>> deadlocks = new ArrayList<>();
    for (Deadlocks.Cycle cycle : cycles) {
      deadlocks.add(cycle.ids());
    }
    List<Finding> findings = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    for (Group group : groups) {
      Suspect root = group.root();
      nameRoot(group);
      Moves moves = Moves.of(group, history, set.at());
      List<Sample> samples = history.samples(root.live.id);
      boolean stuck = moves.progress() == Progress.STUCK;
      root.stall = Stalls.of(root, samples, stuck, exit.thread(), cycles, ownCode);
      root.stillSeconds = Moves.stillSeconds(root, history);
      addCycle(root, exit.thread(), deadlocks);
      String id = group.id;
      List<Integer> ids = new ArrayList<>();
      ids.add(root.live.id);
      for (Suspect member : group.members()) {
        if (member != root) {
          ids.add(member.live.id);
        }
        resources.add(Resources.of(member, group, history, stacks, redact));
      }
      StackTraceElement frame = root.site.frame();
      String title = Words.title(group, redact, ownCode);
      findings.add(
          new Finding(
              id,
              group.effect(),
              title,
              Fix.of(group, inTests),
              root.live.id,
              ids,
              group.count(),
              frame == null ? null : Frames.frame(frame, root.site.own()),
              tests(group),
              moves.progress(),
              moves.endsBy(),
              outlived(group),
              group.suppressedBy,
              group.baseline));
    }
    List<Live> named = named();
    for (Live hook : hooks) {
      if (!named.contains(hook)) {
        LateClasses.define();
        resources.add(Resources.ofHook(hook, tests.madeBy(hook.birth), history, stacks));
      }
    }
    findings.sort(WORST_FIRST);
    Birth event = exit.event();
    Integer stack = event == null ? null : stacks.id(Frames.of(event));
    TestRun test =
        event != null ? tests.runningAt(event) : exit.isSignal() ? tests.firstRunning() : null;
    return new Diagnosed(
        set.at(),
        findings,
        resources,
        stacks.stacks(),
        tests.named(),
        tests.classes(),
        deadlocks,
        stack,
        test == null ? null : test.id(),
        test == null ? null : exit.words(test, ownCode));
  }

  /** Finds what the source calls the object to close, where that was not needed before. */
  private void nameRoot(Group group) {
    Suspect root = group.root();
    if (source != null && root.thing == null) {
      Things known = things == null ? new Things(ownCode, source) : things;
      things = known;
      root.thing = known.of(root);
      group.named();
    }
  }

  private static void addCycle(Suspect hook, @Nullable Thread exiting, List<List<Long>> deadlocks) {
    if (hook.stall != null && hook.stall.inCycle() && exiting != null) {
      deadlocks.add(List.of(Stalls.threadId(exiting), Stalls.threadId((Thread) hook.live.key)));
    }
  }

  private Finding.Outlived outlived(Group group) {
    int outlived = 0;
    long cpuMs = 0;
    for (Suspect member : group.members()) {
      Birth birth = member.live.birth;
      outlived = Math.max(outlived, tests.outlivedBy(birth, member.made));
      cpuMs += birth == null || member.live.kind != Kinds.THREAD ? 0 : Survivors.cpuMs(birth);
    }
    return outlived == 0 ? Finding.Outlived.NOTHING : new Finding.Outlived(outlived, cpuMs);
  }

  private static List<Integer> tests(Group group) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (Suspect member : group.members()) {
      ids.addAll(member.made.tests());
    }
    return new ArrayList<>(ids);
  }

  private static final java.util.Comparator<Finding> WORST_FIRST =
      new java.util.Comparator<>() {
        @Override
        public int compare(Finding a, Finding b) {
          boolean ignored = a.suppressedBy() != null;
          if (ignored != (b.suppressedBy() != null)) {
            return ignored ? 1 : -1;
          }
          int effect = a.effect().compareTo(b.effect());
          // What ends by itself is the lesser of two that do the same.
          return effect == 0
              ? Boolean.compare(a.progress() == Progress.ENDING, b.progress() == Progress.ENDING)
              : effect;
        }
      };
}
