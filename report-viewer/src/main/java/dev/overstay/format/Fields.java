package dev.overstay.format;

import dev.overstay.json.Json;
import dev.overstay.text.Instants;
import dev.overstay.text.Label;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object by type, with errors that name the field. */
public final class Fields {
  // The largest whole number that every JSON reader reads exactly (RFC 8259, section 6). Sums and
  // differences of such numbers do not overflow.
  private static final long LARGEST = (1L << 53) - 1;
  // The years of dumps have four digits.
  private static final long FIRST_SECOND = -62_167_219_200L;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final @Nullable Fields parent;
  private final String name;
  private final int index;
  private final Map<?, ?> map;

  private Fields(@Nullable Fields parent, String name, int index, Map<?, ?> map) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.map = map;
  }

  /** The fields of the object {@code value}; {@code path} is used in errors. */
  public static Fields of(String path, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return new Fields(null, path, -1, map);
    }
    throw new IOException((path.isEmpty() ? "the JSON value" : path) + " is not an object");
  }

  // Built for errors only: a dump has thousands of objects.
  private String path() {
    String path = parent == null ? name : parent.path() + "/" + name;
    return index < 0 ? path : path + "/" + index;
  }

  /** A field of any type; null if it is missing. */
  public @Nullable Object get(String name) {
    return map.get(name);
  }

  Fields object(String name) throws IOException {
    return new Fields(this, name, -1, members(name));
  }

  List<Fields> objects(String name) throws IOException {
    List<?> list = list(name);
    List<Fields> objects = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof Map<?, ?> object)) {
        throw wrong(name + "/" + i, "an object");
      }
      objects.add(new Fields(this, name, i, object));
    }
    return objects;
  }

  /** An object, unchanged. */
  @SuppressWarnings("unchecked") // The names in JSON are strings.
  Map<String, @Nullable Object> members(String name) throws IOException {
    if (map.get(name) instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw wrong(name, "an object");
  }

  List<?> list(String name) throws IOException {
    if (map.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  @SuppressWarnings("unchecked") // Each element has been checked.
  List<Integer> ints(String name) throws IOException {
    List<?> list = list(name);
    boolean plain = true;
    for (int i = 0; i < list.size(); i++) {
      plain &= list.get(i) instanceof Integer;
    }
    if (plain) {
      return (List<Integer>) list;
    }
    List<Integer> ints = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      ints.add((int) whole(name + "/" + i, list.get(i), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return ints;
  }

  /** A list of lists of whole numbers. */
  List<List<Long>> longs(String name) throws IOException {
    List<List<Long>> lists = new ArrayList<>();
    for (Object element : list(name)) {
      String place = name + "/" + lists.size();
      if (!(element instanceof List<?> list)) {
        throw wrong(place, "a list");
      }
      List<Long> longs = new ArrayList<>(list.size());
      for (Object number : list) {
        longs.add(whole(place + "/" + longs.size(), number, -LARGEST, LARGEST));
      }
      lists.add(longs);
    }
    return lists;
  }

  /** A list of texts. */
  @SuppressWarnings("unchecked") // Each element has been checked.
  public List<String> strings(String name) throws IOException {
    List<?> list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String)) {
        throw wrong(name + "/" + i, "a string");
      }
    }
    return (List<String>) list;
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

  /** A number that is whole and has at most 53 bits. */
  public long whole(String name) throws IOException {
    return whole(name, map.get(name), -LARGEST, LARGEST);
  }

  /** A whole number that fits into an int. */
  public int integer(String name) throws IOException {
    return (int) whole(name, map.get(name), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Nullable Integer integerOrNull(String name) throws IOException {
    Object value = map.get(name);
    // Returned unchanged: numbers that many dumps have are stored once.
    return value == null ? null : value instanceof Integer number ? number : integer(name);
  }

  private long whole(String name, @Nullable Object value, long least, long most)
      throws IOException {
    if (!(value instanceof Number number)) {
      throw wrong(name, "a number");
    }
    // A double can be whole (JSON Schema counts 1.0 as an integer); a big number is never in range.
    boolean whole =
        number instanceof Double real
            ? Math.rint(real) == real && Math.abs(real) <= LARGEST
            : number instanceof Integer || number instanceof Long;
    if (!whole || number.longValue() < least || number.longValue() > most) {
      throw wrong(name, "a whole number in range");
    }
    return number.longValue();
  }

  /** A number that may have a fraction. */
  double real(String name) throws IOException {
    if (!(map.get(name) instanceof Number number)) {
      throw wrong(name, "a number");
    }
    if (Math.abs(number.doubleValue()) > LARGEST) {
      throw wrong(name, "a number in range");
    }
    return number.doubleValue();
  }

  /** True or false. */
  public boolean bool(String name) throws IOException {
    if (map.get(name) instanceof Boolean bool) {
      return bool;
    }
    throw wrong(name, "true or false");
  }

  /** An instant of the years 0 to 9999. */
  public Instant instant(String name) throws IOException {
    String text = string(name);
    Instant instant = Instants.of(text);
    if (instant == null) {
      try {
        instant = Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw wrong(name, "an instant");
      }
    }
    long second = instant.getEpochSecond();
    if (second < FIRST_SECOND || second > LAST_SECOND) {
      throw wrong(name, "an instant of the years 0 to 9999");
    }
    return instant;
  }

  @Nullable Instant instantOrNull(String name) throws IOException {
    return map.get(name) == null ? null : instant(name);
  }

  <T extends Label> T label(String name, T[] values) throws IOException {
    String label = string(name);
    try {
      return Label.parse(values, label);
    } catch (IllegalArgumentException e) {
      throw new IOException(path() + "/" + name + ": unknown value '" + Json.words(label) + "'", e);
    }
  }

  private IOException wrong(String name, String expected) {
    return new IOException(path() + "/" + name + " is not " + expected);
  }
}
