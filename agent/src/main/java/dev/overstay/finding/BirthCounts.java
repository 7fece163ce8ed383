package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.jdk.Threads;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import dev.overstay.text.Plural;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the resources that were created and not garbage-collected, by kind, with the line that
 * created most of each. Used for a dump that must be ready before all resources can be queried. No
 * method of a resource is called.
 */
@Late
public final class BirthCounts {
  // How many stacks are resolved per kind, spread over all resources of that kind.
  private static final int SAMPLES = 64;

  private final List<List<Birth>> byKind = new ArrayList<>();
  private final int threads = Threads.count();
  private final int resources;
  private final String words;

  private BirthCounts(OwnCode ownCode) {
    for (int i = 0; i < Kinds.all().length; i++) {
      byKind.add(new ArrayList<>());
    }
    int count = 0;
    for (Birth birth : Ledger.births()) {
      Object key = birth.get();
      if (key != null && mayLive(Kinds.all()[birth.kind], key)) {
        byKind.get(birth.kind).add(birth);
        count++;
      }
    }
    resources = count;
    words = words(ownCode);
  }

  /** The current counts. */
  public static BirthCounts now(OwnCode ownCode) {
    return new BirthCounts(ownCode);
  }

  // Uses the JDK's own data, because a method of the resource may wait for a lock.
  private static boolean mayLive(Kind kind, Object key) {
    if (kind.isThread()) {
      return key instanceof Thread thread && thread.isAlive() && !Threads.isAgents(thread);
    }
    return !kind.runsAtExit() && kind.mayLive(key);
  }

  /** How many platform threads the JVM has. */
  public int threads() {
    return threads;
  }

  /** How many resources were counted. */
  public int resources() {
    return resources;
  }

  /** For example {@code 9500 sockets, most created at Main.main(Main.java:12), and 1 timer}. */
  public String words() {
    return words;
  }

  private String words(OwnCode ownCode) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < byKind.size(); i++) {
      List<Birth> births = byKind.get(i);
      if (!births.isEmpty()) {
        out.append(out.length() == 0 ? "" : "; ").append(births.size()).append(' ');
        out.append(noun(Kinds.all()[i], births.size()));
        String place = commonPlace(births, ownCode);
        if (place != null) {
          out.append(births.size() == 1 ? ", created at " : ", most created at ").append(place);
        }
      }
    }
    return out.length() == 0 ? "nothing" : out.toString();
  }

  private static String noun(Kind kind, int count) {
    return Plural.noun(count, kind.noun().toLowerCase(Locale.ROOT));
  }

  /** The own line at which more than half of them were created; null if there is no such line. */
  private static @Nullable String commonPlace(List<Birth> births, OwnCode ownCode) {
    Map<String, Integer> places = new HashMap<>();
    int step = (births.size() + SAMPLES - 1) / SAMPLES;
    int asked = 0;
    for (int i = 0; i < births.size(); i += step) {
      Site site = Site.of(births.get(i), births.get(i), ownCode);
      StackTraceElement frame = site.own() ? site.frame() : null;
      asked++;
      if (frame != null) {
        String place = Frames.text(frame);
        Integer before = places.get(place);
        places.put(place, before == null ? 1 : before + 1);
      }
    }
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      if (2 * place.getValue() > asked) {
        return place.getKey();
      }
    }
    return null;
  }
}
