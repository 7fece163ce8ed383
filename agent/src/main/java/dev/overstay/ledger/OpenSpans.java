package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans that run, in the order of their starts. Two of them may have the same id, if one class
 * is run twice at the same time; the thread then decides which one is meant. Guarded by the lock of
 * {@link Spans}.
 */
final class OpenSpans {
  private final List<Span> open = new ArrayList<>();
  // These were ended together with the span around them. A result that is reported later still
  // counts.
  private final List<Span> aborted = new ArrayList<>();

  /** Adds a span; false if it already runs on this thread, because its start was reported twice. */
  boolean add(Span span) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Span other = open.get(i);
      if (other.threadNumber == span.threadNumber && other.id.equals(span.id)) {
        return false;
      }
    }
    open.add(span);
    return true;
  }

  /** The span with this id, preferably the one on this thread; null if no such span runs. */
  @Nullable Span find(String id) {
    return find(open, id);
  }

  /** Returns the same span and removes it from those that run. */
  @Nullable Span take(String id) {
    Span found = find(open, id);
    if (found != null) {
      open.remove(found);
    }
    return found;
  }

  /**
   * Removes and returns a span that was ended with the span around it, when its own end is
   * reported.
   */
  @Nullable Span takeAborted(String id) {
    Span found = find(aborted, id);
    if (found != null) {
      aborted.remove(found);
    }
    return found;
  }

  private static @Nullable Span find(List<Span> spans, String id) {
    int thread = Ledger.number(Thread.currentThread());
    Span found = null;
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (span.id.equals(id)) {
        if (span.threadNumber == thread) {
          return span;
        }
        found = span;
      }
    }
    return found;
  }

  /** Removes and returns all spans that still run within {@code outer}, which has ended. */
  List<Span> takeWithin(Span outer) {
    List<Span> within = new ArrayList<>();
    for (int i = open.size() - 1; i >= 0; i--) {
      Span span = open.get(i);
      if (span.isWithin(outer) && !hasOtherAround(span, outer)) {
        within.add(open.remove(i));
      }
    }
    aborted.addAll(within);
    return within;
  }

  /** Whether another run of the ended span goes on, and {@code span} rather belongs to that run. */
  private boolean hasOtherAround(Span span, Span outer) {
    for (int i = 0; i < open.size(); i++) {
      Span other = open.get(i);
      if (other.id.equals(outer.id) && span.threadNumber != outer.threadNumber) {
        return true;
      }
    }
    return false;
  }

  /** Removes and returns all spans whose id has this segment. */
  List<Span> takeOf(String segment) {
    List<Span> taken = new ArrayList<>();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).id.contains(segment)) {
        taken.add(open.remove(i));
      }
    }
    aborted.addAll(taken);
    return taken;
  }

  /** Removes and returns the span whose start has this order. */
  @Nullable Span takeStartedAt(long order) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).startOrder == order) {
        return open.remove(i);
      }
    }
    return null;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  List<Span> all() {
    return new ArrayList<>(open);
  }
}
