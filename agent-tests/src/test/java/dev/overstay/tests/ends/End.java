package dev.overstay.tests.ends;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One end of a JVM: a row of the matrix. */
public record End(
    Way way,
    Live live,
    Heap heap,
    Descriptors descriptors,
    Disk disk,
    Load load,
    Collector collector,
    OnOutOfMemory onOutOfMemory) {
  private static final Enum<?>[][] FACTORS = {
    ways(),
    Live.values(),
    Heap.values(),
    Descriptors.values(),
    Disk.values(),
    Load.values(),
    Collector.values(),
    OnOutOfMemory.values()
  };
  private static final int WAY = 0;
  private static final int LIVE = 1;
  private static final int ENVIRONMENT = 2;

  private static Way[] ways() {
    return List.of(Way.values()).stream().filter(Way::exists).toArray(Way[]::new);
  }

  /**
   * All rows: each way with each of what lives; each way with each thing that is short, alone; and
   * as many more as it takes for each pair of any two values to be in one of them.
   */
  public static Collection<End> all() {
    Set<List<Integer>> rows = new LinkedHashSet<>();
    for (int way = 0; way < FACTORS[WAY].length; way++) {
      for (int live = 0; live < FACTORS[LIVE].length; live++) {
        rows.add(row(way, live, -1, 0));
      }
    }
    int turn = 0;
    for (int way = 0; way < FACTORS[WAY].length; way++) {
      for (int factor = ENVIRONMENT; factor < FACTORS.length; factor++) {
        for (int value = 1; value < FACTORS[factor].length; value++) {
          // Something lives in all of them: each in its turn.
          rows.add(row(way, 1 + turn++ % (FACTORS[LIVE].length - 1), factor, value));
        }
      }
    }
    Pairs missing = new Pairs(FACTORS);
    rows.forEach(missing::cover);
    for (List<Integer> row = missing.next(); !row.isEmpty(); row = missing.next()) {
      rows.add(row);
    }
    return rows.stream().map(End::of).toList();
  }

  private static List<Integer> row(int way, int live, int factor, int value) {
    List<Integer> row = new ArrayList<>();
    for (int i = 0; i < FACTORS.length; i++) {
      row.add(i == WAY ? way : i == LIVE ? live : i == factor ? value : 0);
    }
    return row;
  }

  private static End of(List<Integer> row) {
    int at = 0;
    return new End(
        value(Way.class, at++, row),
        value(Live.class, at++, row),
        value(Heap.class, at++, row),
        value(Descriptors.class, at++, row),
        value(Disk.class, at++, row),
        value(Load.class, at++, row),
        value(Collector.class, at++, row),
        value(OnOutOfMemory.class, at, row));
  }

  private static <E extends Enum<E>> E value(Class<E> type, int factor, List<Integer> row) {
    return type.cast(FACTORS[factor][row.get(factor)]);
  }

  /** What is live and what is short, in as many words as differ from an everyday JVM. */
  String environment() {
    List<String> words = new ArrayList<>();
    for (Enum<?> value : List.of(heap, descriptors, disk, load, collector, onOutOfMemory)) {
      if (value != value.getDeclaringClass().getEnumConstants()[0]) {
        words.add(value.getDeclaringClass().getSimpleName() + " " + value.name());
      }
    }
    return words.isEmpty() ? "-" : String.join(", ", words).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return way.argument() + " | " + live.argument() + " | " + environment();
  }
}
