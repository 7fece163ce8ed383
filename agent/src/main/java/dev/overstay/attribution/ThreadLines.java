package dev.overstay.attribution;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The spans of each thread, so that the span at a given moment is found without a full search. */
final class ThreadLines {
  private final Map<Long, List<Link>> lines = new HashMap<>();

  /** A span, and the one within which it started on its thread. */
  private static final class Link {
    final Span span;
    final @Nullable Link outer;

    Link(Span span, @Nullable Link outer) {
      this.span = span;
      this.outer = outer;
    }
  }

  /** Adds the next span; spans are added in the order of their starts. */
  void add(Span span) {
    Long key = TestArchive.threadOf(span);
    List<Link> line = lines.get(key);
    if (line == null) {
      line = new ArrayList<>();
      lines.put(key, line);
    }
    Link outer = line.isEmpty() ? null : line.get(line.size() - 1);
    while (outer != null && outer.span.endOrder() < span.startOrder) {
      outer = outer.outer;
    }
    line.add(new Link(span, outer));
  }

  /** Whether tests ran on the thread that made this. */
  boolean areOn(Birth birth) {
    return lines.containsKey(threadOf(birth));
  }

  /** The innermost span that ran on the thread that made this, at that time; null if none ran. */
  @Nullable Span at(Birth birth) {
    List<Link> line = lines.get(threadOf(birth));
    if (line == null) {
      return null;
    }
    int low = firstAfter(line, birth.order);
    Link link = low == 0 ? null : line.get(low - 1);
    while (link != null && !link.span.covers(birth.order)) {
      link = link.outer;
    }
    return link == null ? null : link.span;
  }

  /** The test that started next on that thread; null if the next span is not a test. */
  @Nullable Span next(Birth birth) {
    List<Link> line = lines.get(threadOf(birth));
    if (line != null) {
      int next = firstAfter(line, birth.order);
      return next < line.size() && line.get(next).span.isTest() ? line.get(next).span : null;
    }
    return null;
  }

  private static int firstAfter(List<Link> line, long order) {
    int low = 0;
    int high = line.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (line.get(middle).span.startOrder < order) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The thread that made this, as {@link TestArchive#threadOf} identifies it. */
  static Long threadOf(Birth birth) {
    return birth.maker == null ? -1L - birth.threadNumber : birth.maker.order;
  }
}
