package dev.overstay.dump;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object under reading: its fields by type, with errors that name the field. */
public final class Fields {
  private final String path;
  private final Map<?, ?> map;

  private Fields(String path, Map<?, ?> map) {
    this.path = path;
    this.map = map;
  }

  /** The object that {@code value} is; {@code path} stands in errors. */
  public static Fields of(String path, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return new Fields(path, map);
    }
    throw new IOException(path + " is not an object");
  }

  /** A field of any type; null where it is missing. */
  public @Nullable Object get(String name) {
    return map.get(name);
  }

  Fields object(String name) throws IOException {
    return of(path + "/" + name, map.get(name));
  }

  List<Fields> objects(String name) throws IOException {
    List<Fields> objects = new ArrayList<>();
    for (Object element : list(name)) {
      objects.add(of(path + "/" + name, element));
    }
    return objects;
  }

  List<?> list(String name) throws IOException {
    if (map.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  List<Integer> ints(String name) throws IOException {
    List<Integer> ints = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof Number number)) {
        throw wrong(name, "a list of numbers");
      }
      ints.add(number.intValue());
    }
    return ints;
  }

  /** A list of texts. */
  public List<String> strings(String name) throws IOException {
    List<String> strings = new ArrayList<>();
    for (Object element : list(name)) {
      strings.add(String.valueOf(element));
    }
    return strings;
  }

  /** A text. */
  public String string(String name) throws IOException {
    if (map.get(name) instanceof String string) {
      return string;
    }
    throw wrong(name, "a string");
  }

  /** A text, or null. */
  public @Nullable String stringOrNull(String name) throws IOException {
    return map.get(name) == null ? null : string(name);
  }

  /** A number. */
  public Number number(String name) throws IOException {
    if (map.get(name) instanceof Number number) {
      return number;
    }
    throw wrong(name, "a number");
  }

  /** A number that is whole. */
  public int integer(String name) throws IOException {
    return number(name).intValue();
  }

  @Nullable Integer integerOrNull(String name) throws IOException {
    return map.get(name) == null ? null : integer(name);
  }

  /** True or false. */
  public boolean bool(String name) throws IOException {
    if (map.get(name) instanceof Boolean bool) {
      return bool;
    }
    throw wrong(name, "true or false");
  }

  /** An instant. */
  public Instant instant(String name) throws IOException {
    try {
      return Instant.parse(string(name));
    } catch (DateTimeParseException e) {
      throw wrong(name, "an instant");
    }
  }

  @Nullable Instant instantOrNull(String name) throws IOException {
    return map.get(name) == null ? null : instant(name);
  }

  <T extends Label> T label(String name, T[] values) throws IOException {
    String label = string(name);
    try {
      return Label.parse(values, label);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + "/" + name + ": " + e.getMessage(), e);
    }
  }

  private IOException wrong(String name, String expected) {
    return new IOException(path + "/" + name + " is not " + expected);
  }
}
