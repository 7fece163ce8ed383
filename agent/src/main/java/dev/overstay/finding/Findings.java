package dev.overstay.finding;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.LateClasses;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.TestRun;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.ClosedObject;
import dev.overstay.grouping.DeadlockedGroups;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Listed;
import dev.overstay.grouping.Moves;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.OutlivingThreads;
import dev.overstay.live.Live;
import dev.overstay.object.ObjectFinder;
import dev.overstay.object.SourceCode;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.snapshot.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns each group into a finding of the dump. */
final class Findings {
  private final LiveSet set;
  private final OwnCode ownCode;
  private final TestLog tests;
  private final @Nullable SourceCode source;
  private @Nullable ObjectFinder things;

  Findings(LiveSet set, OwnCode ownCode, TestLog tests, @Nullable SourceCode source) {
    this.set = set;
    this.ownCode = ownCode;
    this.tests = tests;
    this.source = source;
  }

  /** The result for the dump; see {@link Diagnosis#result}. */
  Diagnosed of(List<Group> all, List<Live> hooks, DiagnosisContext context) {
    List<Group> groups = DeadlockedGroups.merged(all, context.cycles());
    ExitRequest exit = context.exit();
    History history = context.history();
    boolean redact = context.redact();
    StackTable stacks = new StackTable(ownCode, context.depth());
    List<List<Long>> deadlocks = new ArrayList<>();
    for (Deadlocks.Cycle cycle : context.cycles()) {
      deadlocks.add(cycle.ids());
    }
    List<Closings.Closing> closings = groups.isEmpty() ? List.of() : Closings.all();
    List<Live> children = set.processes();
    List<Finding> findings = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    for (Group group : groups) {
      Candidate root = group.root();
      nameRoot(group);
      Moves moves = Moves.of(group, history, set.at());
      List<Sample> samples = history.samples(root.live.id);
      boolean stuck = moves.progress() == Progress.STUCK;
      Stall stall =
          root.hasEnded()
              ? null
              : Stalls.of(group, samples, stuck, exit, context.cycles(), children, ownCode);
      addCycle(root, stall, exit.thread(), deadlocks);
      String id = group.id();
      List<Integer> ids = new ArrayList<>();
      ids.add(root.live.id);
      List<Candidate> listed = Listed.of(group);
      for (Candidate member : listed) {
        if (member != root) {
          ids.add(member.live.id);
        }
        resources.add(Resources.of(member, group, history, stacks, redact));
      }
      StackTraceElement frame = root.site.frame();
      long still = Moves.stillSeconds(root, history);
      ClosedObject closed =
          stall == null ? ClosedObject.of(group, closings, set.resources(), tests) : null;
      CodeText fix =
          stall == null
              ? Fix.of(group, closed, context.inTests(), source != null)
              : CodeText.of(stall.fix());
      Title title =
          stall == null ? Words.title(group, closed, still, redact, ownCode) : stall.title();
      findings.add(
          new Finding(
              id,
              group.effect(),
              title.words(),
              title.noun(),
              title.name(),
              fix.words(),
              fix.code(),
              root.live.id,
              ids,
              group.members().size() - listed.size(),
              group.count(),
              frame == null ? null : Frames.frame(frame, root.site.own()),
              tests(group),
              moves.progress(),
              moves.endsBy(),
              outlived(group),
              group.suppressedBy(),
              group.baseline()));
    }
    Set<Integer> named = named(groups);
    for (Live hook : hooks) {
      if (!named.contains(hook.id)) {
        LateClasses.define();
        resources.add(Resources.ofHook(hook, tests.creatorOf(hook.birth), context, stacks));
      }
    }
    findings.sort(WORST_FIRST);
    Birth event = exit.event();
    Integer stack = event == null ? null : stacks.id(Frames.of(event));
    long began = Closings.exitBegan();
    TestRun test =
        event != null ? tests.runningAt(event) : exit.isSignal() ? tests.firstAt(began) : null;
    String cutShort = test == null ? null : exit.words(test, ownCode);
    TestRun hit = test == null && event != null ? tests.firstAt(event.order) : null;
    if (hit != null && event != null && exit.isOfUser(ownCode)) {
      test = tests.causeOf(event);
      cutShort = test == null ? null : exit.words(test, hit, ownCode);
    }
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
        cutShort);
  }

  /** Finds the source's name for the object to close, if that was not needed before. */
  void nameRoot(Group group) {
    if (source != null) {
      ObjectFinder known = things == null ? new ObjectFinder(ownCode, source) : things;
      things = known;
      group.nameRoot(known);
    }
  }

  private static void addCycle(
      Candidate hook, @Nullable Stall stall, @Nullable Thread exiting, List<List<Long>> deadlocks) {
    if (stall != null && stall.inCycle() && exiting != null) {
      deadlocks.add(List.of(Stalls.threadId(exiting), Stalls.threadId((Thread) hook.live.key)));
    }
  }

  private Finding.Outlived outlived(Group group) {
    int outlived = 0;
    long cpuMs = 0;
    for (Candidate member : group.members()) {
      Birth birth = member.live.birth;
      outlived = Math.max(outlived, tests.outlivedBy(birth, member.creator));
      cpuMs += birth == null || !member.live.kind.isThread() ? 0 : OutlivingThreads.cpuMs(birth);
    }
    return outlived == 0 ? Finding.Outlived.NOTHING : new Finding.Outlived(outlived, cpuMs);
  }

  private static Set<Integer> named(List<Group> groups) {
    Set<Integer> named = new HashSet<>();
    for (Group group : groups) {
      for (Candidate member : group.members()) {
        named.add(member.live.id);
      }
    }
    return named;
  }

  private static List<Integer> tests(Group group) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (Candidate member : group.members()) {
      ids.addAll(member.creator.tests());
    }
    return new ArrayList<>(ids);
  }

  private static final Comparator<Finding> WORST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(Finding a, Finding b) {
          boolean ignored = a.suppressedBy() != null;
          if (ignored != (b.suppressedBy() != null)) {
            return ignored ? 1 : -1;
          }
          int effect = a.effect().compareTo(b.effect());
          // Of two findings with the same effect, the one that ends on its own is less severe.
          return effect == 0
              ? Boolean.compare(a.progress() == Progress.ENDING, b.progress() == Progress.ENDING)
              : effect;
        }
      };
}
