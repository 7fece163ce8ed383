package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests and containers that ran and run. Births take no part in it: which test made what is
 * worked out from the common order of events when a snapshot asks, so that a probe pays nothing for
 * it.
 */
public final class Spans {
  private static final List<Span> all = new ArrayList<>();
  private static final Map<String, Span> open = new LinkedHashMap<>();
  private static long events;

  private Spans() {}

  static void started(String id) {
    Birth thread = Ledger.currentThread();
    String name = Thread.currentThread().getName();
    synchronized (all) {
      events++;
      Span span = new Span(id, thread, name, Ledger.nextOrder(), System.currentTimeMillis());
      all.add(span);
      open.put(id, span);
    }
  }

  static void ended(String id, String result) {
    synchronized (all) {
      events++;
      Span span = open.remove(id);
      if (span != null) {
        span.end(Ledger.nextOrder(), System.currentTimeMillis(), result);
      }
    }
  }

  /** How many starts and ends there were so far; negative while nothing runs. */
  public static long events() {
    synchronized (all) {
      return open.isEmpty() ? -1 - events : events;
    }
  }

  /** Those that have not ended, in the order of their starts. */
  public static List<Span> open() {
    synchronized (all) {
      return new ArrayList<>(open.values());
    }
  }

  /** All spans in the order of their starts. */
  public static List<Span> all() {
    synchronized (all) {
      return new ArrayList<>(all);
    }
  }
}
