package dev.overstay.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.format.DumpReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The hand-checked dumps, as they are and with a change. */
public final class Golden {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Golden() {}

  /** A Surefire fork that left an executor, a process and a server behind. */
  public static String text() {
    return text("/golden-dump.json");
  }

  /** A Surefire fork that left nothing behind. */
  public static String cleanText() {
    return text("/clean-dump.json");
  }

  public static Dump dump() {
    return read(text());
  }

  public static Dump clean() {
    return read(cleanText());
  }

  /** The golden dump after {@code change}. */
  public static Dump with(Consumer<ObjectNode> change) {
    return read(textWith(change));
  }

  public static String textWith(Consumer<ObjectNode> change) {
    ObjectNode node = node();
    change.accept(node);
    return node.toString();
  }

  public static ObjectNode node() {
    try {
      return (ObjectNode) MAPPER.readTree(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Dump read(String text) {
    try {
      return DumpReader.read(stream(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
