package dev.overstay.probe;

import dev.overstay.ledger.ContainerRecord;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The containers that this JVM has made or started and not removed. There is one entry for each
 * container that the engine still has, and the container takes more memory than the entry.
 */
public final class ContainerLog {
  private static final String[] ENDS = {"KILL", "TERM", "INT", "QUIT", "ABRT", "9", "15"};
  private static final Map<String, ContainerRecord> records = new HashMap<>();

  private ContainerLog() {}

  static synchronized void created(
      @Nullable String id, @Nullable String image, @Nullable String name, @Nullable String labels) {
    if (id != null) {
      records.put(id, new ContainerRecord(id, image, name, labels));
    }
  }

  static synchronized void started(@Nullable String reference, int kind) {
    if (reference == null) {
      return;
    }
    ContainerRecord known = find(reference);
    if (known == null) {
      known = new ContainerRecord(reference, null, null, null);
    }
    if (known.isOver()) {
      ContainerRecord run = known.run();
      records.put(run.id, run);
      Ledger.addLasting(run, kind, run);
    }
  }

  /** An unknown container is ignored: the code that restarts it did not start it before. */
  static synchronized void restarted(@Nullable String reference, int kind) {
    if (find(reference) != null) {
      started(reference, kind);
    }
  }

  static synchronized void ended(@Nullable String reference) {
    end(find(reference));
  }

  private static void end(@Nullable ContainerRecord known) {
    if (known != null && !known.isOver()) {
      KeptBirths.closed(known);
      known.end();
      KeptBirths.over(known);
    }
  }

  static void killed(@Nullable String reference, @Nullable String signal) {
    if (ends(signal)) {
      ended(reference);
    }
  }

  /** Whether this signal is meant to end a program; other signals have other meanings. */
  private static boolean ends(@Nullable String signal) {
    if (signal == null) {
      return true;
    }
    String bare = signal.startsWith("SIG") ? signal.substring(3) : signal;
    for (String end : ENDS) {
      if (bare.equals(end)) {
        return true;
      }
    }
    return false;
  }

  static synchronized void removed(@Nullable String reference) {
    ContainerRecord known = find(reference);
    end(known);
    if (known != null) {
      records.remove(known.id);
    }
  }

  /** All containers that were not removed, running or not, in no particular order. */
  public static synchronized List<ContainerRecord> known() {
    return new ArrayList<>(records.values());
  }

  private static @Nullable ContainerRecord find(@Nullable String reference) {
    if (reference == null) {
      return null;
    }
    ContainerRecord exact = records.get(reference);
    if (exact != null) {
      return exact;
    }
    for (ContainerRecord record : records.values()) {
      if (record.isMeantBy(reference)) {
        return record;
      }
    }
    return null;
  }
}
