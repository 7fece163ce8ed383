package dev.overstay.attribution;

import dev.overstay.ledger.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/**
 * Ended spans, compressed, in the order of their starts: 400 bytes each become 20 to 40, because
 * tests of one class have most of their text in common.
 */
public final class PackedSpans {
  private final byte[] bytes;

  private PackedSpans(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Packs {@code spans}.
   *
   * @param deflater shared by all calls, because each deflater takes a quarter of a megabyte from
   *     the system
   */
  public static PackedSpans of(List<Span> spans, Deflater deflater) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(8_192);
    try (DataOutputStream out = new DataOutputStream(plain)) {
      number(spans.size(), out);
      long order = 0;
      long at = 0;
      for (Span span : spans) {
        text(span.id, out);
        text(span.source, out);
        text(span.type, out);
        text(span.name, out);
        number(span.startOrder - order, out);
        number(span.startOrder - span.since, out);
        number(span.endOrder() - span.startOrder, out);
        number(span.startedAt - at, out);
        number(span.endedAt() - span.startedAt, out);
        number(span.threadOrder, out);
        number(span.threadNumber, out);
        text(String.valueOf(span.result()), out);
        order = span.startOrder;
        at = span.startedAt;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PackedSpans(deflated(plain.toByteArray(), deflater));
  }

  private static byte[] deflated(byte[] plain, Deflater deflater) {
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    // Data that cannot be compressed becomes a little larger.
    byte[] packed = new byte[plain.length + 128];
    int length = 0;
    while (!deflater.finished()) {
      if (length == packed.length) {
        packed = Arrays.copyOf(packed, 2 * length);
      }
      length += deflater.deflate(packed, length, packed.length - length);
    }
    return Arrays.copyOf(packed, length);
  }

  /** The unpacked spans, without their runners. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      long order = 0;
      long at = 0;
      for (long left = number(in); left > 0; left--) {
        String id = text(in);
        String source = text(in);
        String type = text(in);
        String name = text(in);
        order += number(in);
        long since = order - number(in);
        long endOrder = order + number(in);
        at += number(in);
        long endedAt = at + number(in);
        long threadOrder = number(in);
        int threadNumber = (int) number(in);
        Span span = new Span(id, source, type, name, null, threadOrder, threadNumber, order, at);
        span.since = since;
        span.end(endOrder, endedAt, text(in));
        spans.add(span);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spans;
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length, out);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[(int) number(in)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  // Seven bits per byte, with the sign in the lowest bit: the time of day may be set back.
  private static void number(long value, DataOutputStream out) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    int next;
    do {
      next = in.readByte();
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }
}
