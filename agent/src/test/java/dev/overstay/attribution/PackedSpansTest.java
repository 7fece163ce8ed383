package dev.overstay.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Spans come out of their pack as they went in. */
class PackedSpansTest {
  private static final int THREAD = 0;

  private static String text(Span span) {
    return String.join(
        "|",
        span.id,
        span.source,
        span.type,
        span.name,
        "" + span.since,
        "" + span.startOrder,
        "" + span.endOrder(),
        "" + span.startedAt,
        "" + span.endedAt(),
        "" + span.threadOrder,
        "" + span.threadNumber,
        span.result());
  }

  private static List<Span> packed(List<Span> spans) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      return PackedSpans.of(spans, deflater).spans();
    } finally {
      deflater.end();
    }
  }

  private static Span span(String name, long order, long at) {
    Span span = new Span("[method:" + name + "]", "", Span.TEST, name, null, 7, -3, order, at);
    span.since = order - 2;
    span.end(order + 5, at - 1, Span.FAILED);
    return span;
  }

  @Test
  void allOfThemIsKept() {
    Ledger.prepare(THREAD);
    List<Span> spans = new ArrayList<>();
    // The clock may be set back, and a name may be long or strange.
    spans.add(span("plain", 10, 1_000));
    spans.add(span("größer \u0000 \uD83D\uDE80", 2_000_000_000_000L, 500));
    spans.add(span("x".repeat(100_000), 2_000_000_000_001L, 0));
    List<Span> read = packed(spans);
    assertEquals(spans.size(), read.size());
    for (int i = 0; i < spans.size(); i++) {
      assertEquals(text(spans.get(i)), text(read.get(i)));
    }
  }

  @Test
  void noneIsNone() {
    assertEquals(List.of(), packed(List.of()));
  }
}
