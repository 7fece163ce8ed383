package dev.overstay.attribution;

import dev.overstay.jdk.ThreadList;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.LostBirths;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * Packs ended tests that made no live resource: a run of 100,000 tests would otherwise keep 100 MB.
 * Packed tests can still be read, for example if a shared pool runs code of such a test later.
 */
public final class TestArchive implements Runnable {
  // So many of the latest spans are not packed: packing fewer saves nothing.
  private static final int YOUNGEST = 256;

  /** No test. */
  static final Contents NOTHING = new Contents(Map.of(), Set.of());

  // Replaced as a whole.
  private static Contents contents = NOTHING;

  /**
   * What is archived at one moment.
   *
   * @param classes by name, in no order
   * @param threads the threads on which archived tests ran, as {@link ThreadLines} identifies them
   */
  record Contents(Map<String, ArchivedClass> classes, Set<Long> threads) {}

  /**
   * The archived tests. Adds the other spans to {@code others}, so that no span is missing or
   * duplicated.
   */
  static synchronized Contents all(List<Span> others) {
    others.addAll(Spans.all());
    return contents;
  }

  /** Archives the spans that have ended and made no live resource. */
  @Override
  public synchronized void run() {
    List<Span> spans = Spans.all();
    if (spans.size() <= YOUNGEST) {
      return;
    }
    // Reads all, including those that stay: their containers may be archived.
    TestLog.read(spans);
    long[] births = orders();
    Map<String, List<Span>> byClass = new LinkedHashMap<>();
    Set<Span> taken = new HashSet<>();
    Set<Long> threads = new HashSet<>();
    for (Span span : spans.subList(0, spans.size() - YOUNGEST)) {
      if (span.endedAt() >= 0 && !anyWithin(births, span.since, span.endOrder())) {
        taken.add(span);
        String name = TestId.known(span).className();
        if (name != null) {
          List<Span> ofClass = byClass.get(name);
          if (ofClass == null) {
            ofClass = new ArrayList<>();
            byClass.put(name, ofClass);
          }
          ofClass.add(span);
          threads.add(threadOf(span));
        }
      }
    }
    publish(packed(byClass.values()), threads, births, taken);
  }

  private static List<ArchivedClass> packed(Iterable<List<Span>> classes) {
    List<ArchivedClass> packed = new ArrayList<>();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      for (List<Span> ended : classes) {
        packed.add(ArchivedClass.of(ended, TestClasses.of(ended).get(0), deflater));
      }
    } finally {
      deflater.end();
    }
    return packed;
  }

  private static synchronized void publish(
      List<ArchivedClass> archived, Set<Long> threads, long[] births, Set<Span> taken) {
    Map<String, ArchivedClass> classes = new HashMap<>(contents.classes);
    for (ArchivedClass younger : archived) {
      String name = younger.summary().name();
      ArchivedClass older = classes.get(name);
      classes.put(name, older == null ? younger : older.with(younger));
    }
    threads.addAll(contents.threads);
    // A thread that has ended and made no live resource is never looked up.
    for (Iterator<Long> i = threads.iterator(); i.hasNext(); ) {
      long thread = i.next();
      if (thread >= 0 && Arrays.binarySearch(births, thread) < 0) {
        i.remove();
      }
    }
    contents = new Contents(classes, threads);
    Spans.remove(taken, liveThreads());
  }

  /** The orders of all births that a snapshot may ask about, and of their makers; sorted. */
  private static long[] orders() {
    List<Birth> births = Ledger.births();
    births.addAll(KeptBirths.all());
    births.addAll(LostBirths.all());
    Set<Long> orders = new HashSet<>();
    for (Birth birth : births) {
      for (Birth b = birth; b != null && orders.add(b.order); b = b.maker) {
        // Each once.
      }
    }
    long[] sorted = new long[orders.size()];
    int i = 0;
    for (long order : orders) {
      sorted[i++] = order;
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The order of its thread's birth; a thread without one, like main, is known by its number. */
  static Long threadOf(Span span) {
    return span.threadOrder == Span.UNBORN ? -1L - span.threadNumber : span.threadOrder;
  }

  private static boolean anyWithin(long[] births, long from, long to) {
    int at = Arrays.binarySearch(births, from);
    int first = at < 0 ? -1 - at : at;
    return first < births.length && births[first] <= to;
  }

  private static Set<Integer> liveThreads() {
    Set<Integer> numbers = new HashSet<>();
    for (Thread thread : ThreadList.now()) {
      if (thread != null) {
        numbers.add(Ledger.number(thread));
      }
    }
    return numbers;
  }
}
