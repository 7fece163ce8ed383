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
    // Of several that no other thread waits for, uses the last one made before the thread.
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
