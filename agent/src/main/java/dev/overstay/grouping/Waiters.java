package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Own threads that wait for input from a socket, a selector, a watch service or a child. They end
 * when that is closed, and rarely otherwise. A stack does not show the object that the thread waits
 * for, so an object of the same test is used, and of the same class if there are several.
 */
@Late
public final class Waiters {
  private Waiters() {}

  /** Sets the resource that they wait for as their owner, if it is known. */
  static void findOwners(List<Candidate> candidates) {
    Map<String, List<Candidate>> sources = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (isOfTheUsers(candidate) && !candidate.live.kind.isThread()) {
        add(sources, candidate.live.kind, candidate);
      }
    }
    for (Candidate candidate : candidates) {
      Kind kind = candidate.live.kind.isThread() ? waitsFor(candidate.live) : null;
      if (kind != null && isOfTheUsers(candidate) && candidate.owner() == null) {
        Candidate source = source(sources, kind, candidate);
        if (source != null) {
          candidate.ownedBy(source);
        }
      }
    }
  }

  private static boolean isOfTheUsers(Candidate candidate) {
    return candidate.site.own() && candidate.site.library() == null && candidate.owner() == null;
  }

  private static void add(Map<String, List<Candidate>> sources, Kind kind, Candidate candidate) {
    String key = kind.label() + " " + candidate.creator.tests();
    List<Candidate> alike = sources.get(key);
    if (alike == null) {
      alike = new ArrayList<>();
      sources.put(key, alike);
    }
    alike.add(candidate);
  }

  private static @Nullable Candidate source(
      Map<String, List<Candidate>> sources, Kind kind, Candidate waiter) {
    List<Candidate> all =
        sources.getOrDefault(kind.label() + " " + waiter.creator.tests(), List.of());
    List<Candidate> near = new ArrayList<>();
    for (Candidate source : all) {
      if (isOfOneClass(source.site, waiter.site)) {
        near.add(source);
      }
    }
    List<Candidate> likely = near.isEmpty() ? all : near;
    // Of several that no other thread waits for, uses the last one made before the thread.
    Candidate best = likely.size() == 1 ? likely.get(0) : null;
    for (Candidate source : likely) {
      boolean free = likely.size() > 1 && !isWaitedFor(source);
      if (free && (best == null || source.live.id < waiter.live.id)) {
        best = source;
      }
    }
    return best;
  }

  private static boolean isWaitedFor(Candidate source) {
    for (Candidate owned : source.owned()) {
      if (owned.live.kind.isThread()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfOneClass(Site one, Site other) {
    return outer(one).equals(outer(other));
  }

  private static String outer(Site site) {
    String name = site.frame() == null ? "" : site.frame().getClassName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /** The kind of resource outside of the JVM that a thread waits for; null if it does not wait. */
  public static @Nullable Kind waitsFor(Live thread) {
    if (thread.stack != null) {
      for (StackTraceElement frame : thread.stack) {
        Kind kind = Frames.isJdk(frame) ? Kinds.awaitedIn(frame) : null;
        if (kind != null || !Frames.isJdk(frame)) {
          return kind;
        }
      }
    }
    return null;
  }
}
