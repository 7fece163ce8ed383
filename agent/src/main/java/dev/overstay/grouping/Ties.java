package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.object.ClosableObject;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a candidate shares with others that are closed with it: the line, the object, the
 * library.
 */
@Late
final class Ties {
  private final OwnCode ownCode;
  private final TestLog tests;
  private final IdentityHashMap<Site, Known> known = new IdentityHashMap<>();
  private final IdentityHashMap<Candidate, List<String>> asked = new IdentityHashMap<>();

  Ties(OwnCode ownCode, TestLog tests) {
    this.ownCode = ownCode;
    this.tests = tests;
  }

  /** The latest ties of a site: all resources that one test makes there share them. */
  private record Known(List<Integer> tests, @Nullable ClosableObject thing, List<String> ties) {}

  /** The ties of {@code candidate}, computed once. */
  List<String> of(Candidate candidate) {
    List<String> ties = asked.get(candidate);
    if (ties == null) {
      ties = find(candidate);
      asked.put(candidate, ties);
    }
    return ties;
  }

  private List<String> find(Candidate candidate) {
    Site site = candidate.site;
    // When a container is stopped, other resources of the library stay open. A hook cannot be
    // closed: it ends on its own or not at all.
    if (!site.own()
        || site.frame() == null
        || candidate.live.kind.isContainer()
        || candidate.live.kind.runsAtExit()) {
      return List.of();
    }
    Known latest = known.get(site);
    List<Integer> madeIn = candidate.creator.tests();
    if (latest != null
        && Objects.equals(latest.thing, candidate.thing())
        && latest.tests.equals(madeIn)) {
      return latest.ties;
    }
    List<String> ties = find(candidate, site, site.frame());
    known.put(site, new Known(madeIn, candidate.thing(), ties));
    return ties;
  }

  private List<String> find(Candidate candidate, Site site, StackTraceElement frame) {
    // Resources of different tests are not closed together.
    String place = site.method() + " " + candidate.creator.tests();
    List<String> ties = new ArrayList<>();
    // A helper that many methods call makes a separate resource for each of them.
    long path = FindingIds.path(0, site, ownCode, tests);
    ties.add("line " + place + ":" + frame.getLineNumber() + " " + path);
    ClosableObject thing = candidate.thing();
    if (thing != null && thing.holder() != null) {
      ties.add("object " + place + " " + thing.type() + " " + thing.holder().name());
    }
    if (site.library() != null) {
      ties.add("library " + place + " " + site.library());
    }
    return ties;
  }
}
