package dev.overstay.attribution;

import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the tests that run, and the classes that run while none of their tests does. */
final class Innermost {
  private Innermost() {}

  /**
   * Those of {@code spans} that ran at this place in the order of events, and still run if {@code
   * still}.
   */
  static List<Span> runningAt(long order, Collection<Span> spans, boolean still) {
    List<Span> open = new ArrayList<>();
    for (Span span : spans) {
      if (still ? span.endedAt() < 0 : span.covers(order)) {
        open.add(span);
      }
    }
    List<Span> innermost = new ArrayList<>();
    for (Span span : open) {
      // A class that runs a later test now is not between its tests.
      if (span.startOrder < order && !holdsAnother(span, open)) {
        innermost.add(span);
      }
    }
    return innermost;
  }

  // Where tests run in parallel, a class and its test need not be on one thread.
  private static boolean holdsAnother(Span span, List<Span> open) {
    for (Span other : open) {
      if (other.id.startsWith(span.id) && other.id.startsWith("/", span.id.length())) {
        return true;
      }
    }
    return false;
  }
}
