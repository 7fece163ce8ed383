package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.LateClasses;
import dev.overstay.live.Live;
import dev.overstay.noise.KnownStacks;
import dev.overstay.noise.Noise;
import dev.overstay.object.ClosableObject;
import dev.overstay.object.Libraries;
import dev.overstay.object.ObjectFinder;
import dev.overstay.object.SourceCode;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OtherAgents;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import dev.overstay.origin.Sites;
import dev.overstay.origin.Standing;
import dev.overstay.snapshot.LiveSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups resources that are closed together: a resource with its owner, resources made at one line
 * or by one library called from one method, a thread with the resource that it waits for, and
 * resources that only serve a library's objects with these objects.
 */
public final class Grouping {
  private static final Comparator<Group> LONGEST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(Group a, Group b) {
          return Long.compare(b.heldMs(), a.heldMs());
        }
      };

  private final Set<Group> groups = new LinkedHashSet<>();
  private final Map<String, Group> byTie = new HashMap<>();
  private final IdentityHashMap<Candidate, Group> byCandidate = new IdentityHashMap<>();
  private final OwnCode ownCode;
  private final Ties ties;

  private Grouping(OwnCode ownCode, TestLog tests) {
    this.ownCode = ownCode;
    this.ties = new Ties(ownCode, tests);
  }

  /**
   * The groups of all live resources that user code should close, in the order of their births; and
   * apart from them those of what the exit had waited for.
   */
  public static List<Group> of(
      LiveSet set, OwnCode ownCode, TestLog tests, @Nullable SourceCode source) {
    List<Group> groups = of(set, set.resources(), ownCode, tests, source);
    if (!set.late().isEmpty()) {
      List<Group> late = of(set, set.late(), ownCode, tests, source);
      late.sort(LONGEST_FIRST);
      groups.addAll(late);
    }
    return groups;
  }

  private static List<Group> of(
      LiveSet set,
      List<Live> resources,
      OwnCode ownCode,
      TestLog tests,
      @Nullable SourceCode source) {
    List<Candidate> candidates = new ArrayList<>();
    boolean idle = tests.running().isEmpty();
    boolean mainEnded = hasMainEnded(set);
    // Made only if a resource is not noise, which is rare.
    OtherAgents others = null;
    ObjectFinder things = null;
    Sites sites = null;
    KnownStacks stacks = new KnownStacks();
    for (Live live : resources) {
      boolean held = idle && live.stack != null && holds(live, mainEnded, ownCode);
      if (!Noise.is(live, held, stacks)) {
        LateClasses.define();
        others = others == null ? new OtherAgents(ownCode) : others;
        things = things == null && source != null ? new ObjectFinder(ownCode, source) : things;
        // A hook counts only while it delays the exit, no matter which code registered it.
        if (!held && !live.kind.runsAtExit() && others.made(live)) {
          continue;
        }
        sites = sites == null ? new Sites(ownCode) : sites;
        Site made = sites.of(live);
        Site site = held && !made.own() ? standing(live, ownCode, made) : made;
        // A resource that own code makes with the JDK alone is known by its kind: no class file is
        // read for it yet.
        boolean ofLibrary = site.library() != null;
        ClosableObject thing = ofLibrary && things != null ? things.of(live, site) : null;
        if (!ofLibrary || live.birth == null || !Libraries.isForLife(live, Frames.of(live.birth))) {
          candidates.add(new Candidate(live, site, tests.creatorOf(live.birth), held, thing));
        }
      }
    }
    // Most JVMs end here.
    if (candidates.isEmpty()) {
      return new ArrayList<>();
    }
    return new Grouping(ownCode, tests).group(Owners.find(candidates, set));
  }

  /**
   * Whether a runner's thread counts although no test runs: it still runs the user's code, for
   * example after a timeout, or the JVM waits for it.
   */
  private static boolean holds(Live live, boolean mainEnded, OwnCode ownCode) {
    boolean waitedFor = mainEnded && live.key instanceof Thread thread && !thread.isDaemon();
    return waitedFor || Standing.of(live.stack, ownCode).own();
  }

  private static boolean hasMainEnded(LiveSet set) {
    for (Live live : set.resources()) {
      if (live.kind.isThread() && live.name().equals("DestroyJavaVM")) {
        return true;
      }
    }
    return false;
  }

  /** The place at which a thread that user code did not make runs user code. */
  private static Site standing(Live live, OwnCode ownCode, Site made) {
    Standing standing = Standing.of(live.stack, ownCode);
    return standing.own() && live.stack != null
        ? new Site(standing.frame(), true, List.of(live.stack), null)
        : made;
  }

  private List<Group> group(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return new ArrayList<>();
    }
    Waiters.findOwners(candidates);
    for (Candidate candidate : candidates) {
      if (candidate.owner() == null) {
        Group group = new Group(candidate);
        groups.add(group);
        byCandidate.put(candidate, group);
        for (String tie : ties.of(candidate)) {
          tie(tie, candidate);
        }
      }
    }
    for (Candidate candidate : candidates) {
      Group group = candidate.owner() == null ? null : byCandidate.get(candidate.owner());
      if (group != null) {
        group.add(candidate);
      }
    }
    List<Group> found = new ArrayList<>();
    for (Group group : groups) {
      if (!ClosedLibraryRemains.isAll(group)) {
        found.add(group);
      }
    }
    return Followers.join(found, ownCode);
  }

  private void tie(String tie, Candidate candidate) {
    Group group = byCandidate.get(candidate);
    Group other = byTie.get(tie);
    if (other == null) {
      byTie.put(tie, group);
    } else if (other != group && group != null && !areTwo(tie, other, candidate)) {
      other.addAll(group);
      for (Candidate member : group.members()) {
        byCandidate.put(member, other);
        for (String own : ties.of(member)) {
          byTie.replace(own, group, other);
        }
      }
      groups.remove(group);
    }
  }

  /** Whether one library made two objects in one method, each with its own resources. */
  private static boolean areTwo(String tie, Group group, Candidate candidate) {
    ClosableObject first = group.members().get(0).thing();
    return tie.startsWith("library ")
        && first != null
        && candidate.thing() != null
        && first.isBeside(candidate.thing());
  }
}
