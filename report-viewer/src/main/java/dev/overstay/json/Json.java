package dev.overstay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.overstay.text.Plain;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text as maps, lists, strings, numbers and booleans, for the readers and the schema.
 * The input is bounded in size and depth, and UTF-8 can encode all of its text.
 */
public final class Json {
  /**
   * The longest text that is read, in bytes: twice the size of a dump of a hundred thousand
   * resources.
   */
  public static final long LONGEST = 512L << 20;

  static final int DEEPEST = 200;
  static final int LONGEST_TEXT = 4 << 20;
  static final int LONGEST_NUMBER = 100;
  private static final int FEW = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Names in a hostile file would stay in the JVM's own table for good.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(10_000)
                  .maxDocumentLength(LONGEST)
                  .maxTokenCount(32_000_000)
                  .build())
          .build();

  private final JsonParser parser;
  private final Interned interned;
  // The parts of the objects and arrays that have begun and not ended yet.
  private String[] names = new String[64];
  private @Nullable Object[] values = new Object[64];
  private int top;

  private Json(JsonParser parser, Interned interned) {
    this.parser = parser;
    this.interned = interned;
  }

  /**
   * Reads one JSON value, after which the text must end.
   *
   * @throws IOException if the text is not JSON, has a field twice, a number that a double can't
   *     hold, or exceeds a limit; its message is one line that names the place
   */
  public static @Nullable Object read(InputStream in) throws IOException {
    return read(in, Interned.small());
  }

  /** Like {@link #read(InputStream)}, but stores texts that other files also have once. */
  public static @Nullable Object read(InputStream in, Interned interned) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      return new Json(parser, interned).whole();
    } catch (CharConversionException e) {
      throw new IOException("not JSON: not UTF-8", e);
    }
  }

  private @Nullable Object whole() throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new IOException("the file is empty");
      }
      Object value = value();
      if (parser.nextToken() != null) {
        throw new IOException("text behind the end of the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IOException(NotJson.words(e, parser.currentLocation().getLineNr()), e);
    }
  }

  /** A value in a few words, for errors. */
  public static String words(@Nullable Object value) {
    return value instanceof Map<?, ?>
        ? "an object"
        : value instanceof List<?>
            ? "a list"
            : Plain.of(Plain.cut(String.valueOf(value), NotJson.QUOTED));
  }

  static IOException twice(String name) {
    return new IOException("the field " + words(name) + " is there twice in one object");
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING ->
          interned.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.INT
              ? interned.number(parser.getIntValue())
              : parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private Double finite(double number) throws IOException {
    if (Double.isInfinite(number)) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new IOException("line " + line + ": a number is out of range");
    }
    return number;
  }

  private Map<String, @Nullable Object> object() throws IOException {
    int start = top;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      push(name, value());
    }
    int end = top;
    top = start;
    if (end - start <= FEW) {
      return new Members(interned.names(names, start, end), Arrays.copyOfRange(values, start, end));
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = start; i < end; i++) {
      map.put(names[i], values[i]);
      if (map.size() != i - start + 1) {
        throw twice(names[i]);
      }
    }
    return map;
  }

  private List<@Nullable Object> array() throws IOException {
    int start = top;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      push("", value());
    }
    int end = top;
    top = start;
    return interned.elements(values, start, end);
  }

  private void push(String name, @Nullable Object value) {
    if (top == values.length) {
      names = Arrays.copyOf(names, 2 * top);
      values = Arrays.copyOf(values, 2 * top);
    }
    names[top] = name;
    values[top++] = value;
  }
}
