package dev.overstay.tests.ends;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pairs of values of different factors that no row has yet. A row is a number for each. */
final class Pairs {
  private final Set<List<Integer>> missing = new LinkedHashSet<>();
  private final int[] sizes;

  Pairs(Enum<?>[]... factors) {
    sizes = new int[factors.length];
    for (int i = 0; i < factors.length; i++) {
      sizes[i] = factors[i].length;
    }
    for (int first = 0; first < sizes.length; first++) {
      for (int second = first + 1; second < sizes.length; second++) {
        for (int one = 0; one < sizes[first]; one++) {
          for (int other = 0; other < sizes[second]; other++) {
            missing.add(List.of(first, one, second, other));
          }
        }
      }
    }
  }

  /** This row has all its pairs. */
  void cover(List<Integer> row) {
    missing.removeIf(pair -> has(row, pair));
  }

  private static boolean has(List<Integer> row, List<Integer> pair) {
    return row.get(pair.get(0)).equals(pair.get(1)) && row.get(pair.get(2)).equals(pair.get(3));
  }

  /** A row with the first missing pair and with many others, covered; empty where none misses. */
  List<Integer> next() {
    Iterator<List<Integer>> pairs = missing.iterator();
    if (!pairs.hasNext()) {
      return List.of();
    }
    List<Integer> pair = pairs.next();
    List<Integer> row = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      row.add(0);
    }
    row.set(pair.get(0), pair.get(1));
    row.set(pair.get(2), pair.get(3));
    for (int factor = 0; factor < sizes.length; factor++) {
      if (factor != pair.get(0) && factor != pair.get(2)) {
        row.set(factor, best(row, factor));
      }
    }
    cover(row);
    return List.copyOf(row);
  }

  private int best(List<Integer> row, int factor) {
    int best = 0;
    long most = -1;
    List<Integer> tried = new ArrayList<>(row);
    for (int value = 0; value < sizes[factor]; value++) {
      tried.set(factor, value);
      long covered = missing.stream().filter(pair -> has(tried, pair)).count();
      if (covered > most) {
        most = covered;
        best = value;
      }
    }
    return best;
  }
}
