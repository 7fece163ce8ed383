package dev.overstay.attribution;

import dev.overstay.dump.TestClass;
import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** The ended tests of one class that made no live resource, packed. */
final class ArchivedClass {
  private final TestClass summary;
  private final long[] endOrders;
  private final List<PackedSpans> spans;

  /**
   * @param summary the class with the times and counts of these tests
   * @param endOrders when its tests ended, in the order of events, sorted
   * @param spans the tests and the class's own phases, oldest first
   */
  private ArchivedClass(TestClass summary, long[] endOrders, List<PackedSpans> spans) {
    this.summary = summary;
    this.endOrders = endOrders;
    this.spans = spans;
  }

  /** The class with the times and counts of these tests. */
  TestClass summary() {
    return summary;
  }

  /** Packs these spans of one class. */
  static ArchivedClass of(List<Span> ended, TestClass summary, Deflater deflater) {
    List<Long> orders = new ArrayList<>();
    for (Span span : ended) {
      if (span.isTest()) {
        orders.add(span.endOrder());
      }
    }
    return new ArchivedClass(summary, sorted(orders), List.of(PackedSpans.of(ended, deflater)));
  }

  private static long[] sorted(List<Long> orders) {
    long[] sorted = new long[orders.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = orders.get(i);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** This merged with {@code younger}, which was archived later. */
  ArchivedClass with(ArchivedClass younger) {
    long[] orders = Arrays.copyOf(endOrders, endOrders.length + younger.endOrders.length);
    System.arraycopy(younger.endOrders, 0, orders, endOrders.length, younger.endOrders.length);
    Arrays.sort(orders);
    List<PackedSpans> all = new ArrayList<>(spans);
    all.addAll(younger.spans);
    return new ArchivedClass(
        TestClasses.merged(summary, younger.summary), orders, List.copyOf(all));
  }

  /** How many of its tests ended after this position in the order of events. */
  int endedAfter(long order) {
    int at = Arrays.binarySearch(endOrders, order);
    return endOrders.length - (at < 0 ? -1 - at : at + 1);
  }

  /** The unpacked spans, each with its {@link TestId}. */
  List<Span> unpack() {
    TestId itself = new TestId(summary.name(), "", false);
    List<Span> all = new ArrayList<>();
    for (PackedSpans packed : spans) {
      for (Span span : packed.spans()) {
        // A span that names no class takes that of its container, which may be packed elsewhere.
        TestId.of(span, itself);
        all.add(span);
      }
    }
    return all;
  }
}
