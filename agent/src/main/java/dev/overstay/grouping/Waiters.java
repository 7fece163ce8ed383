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
 * Own threads that wait for something to come from a socket, a selector, a watch service or a
 * child: they end when that is closed, and mostly by nothing else. A stack does not name the object
 * that it waits on: it is one of the same test, and of the same class where there are several.
 */
@Late
public final class Waiters {
  private Waiters() {}

  /** Makes what they wait for their owner, where that is known. */
  static void findOwners(List<Suspect> suspects) {
    Map<String, List<Suspect>> sources = new HashMap<>();
    for (Suspect suspect : suspects) {
      if (isOfTheUsers(suspect) && !suspect.live.kind.isThread()) {
        add(sources, suspect.live.kind, suspect);
      }
    }
    for (Suspect suspect : suspects) {
      Kind kind = suspect.live.kind.isThread() ? waitsFor(suspect.live) : null;
      if (kind != null && isOfTheUsers(suspect) && suspect.owner() == null) {
        Suspect source = source(sources, kind, suspect);
        if (source != null) {
          suspect.ownedBy(source);
        }
      }
    }
  }

  private static boolean isOfTheUsers(Suspect suspect) {
    return suspect.site.own() && suspect.site.library() == null && suspect.owner() == null;
  }

  private static void add(Map<String, List<Suspect>> sources, Kind kind, Suspect suspect) {
    String key = kind.label() + " " + suspect.made.tests();
    List<Suspect> alike = sources.get(key);
    if (alike == null) {
      alike = new ArrayList<>();
      sources.put(key, alike);
    }
    alike.add(suspect);
  }

  private static @Nullable Suspect source(
      Map<String, List<Suspect>> sources, Kind kind, Suspect waiter) {
    List<Suspect> all = sources.getOrDefault(kind.label() + " " + waiter.made.tests(), List.of());
    List<Suspect> near = new ArrayList<>();
    for (Suspect source : all) {
      if (isOfOneClass(source.site, waiter.site)) {
        near.add(source);
      }
    }
    List<Suspect> likely = near.isEmpty() ? all : near;
    // Of several it is the one made last before the thread that no other thread waits for.
    Suspect best = likely.size() == 1 ? likely.get(0) : null;
    for (Suspect source : likely) {
      boolean free = likely.size() > 1 && !isWaitedFor(source);
      if (free && (best == null || source.live.id < waiter.live.id)) {
        best = source;
      }
    }
    return best;
  }

  private static boolean isWaitedFor(Suspect source) {
    for (Suspect owned : source.owned()) {
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

  /** The kind of what a thread waits for outside of the JVM; null where it does not. */
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
