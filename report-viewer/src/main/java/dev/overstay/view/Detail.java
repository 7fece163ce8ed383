package dev.overstay.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that only a resource's kind has; any field may be absent or of an unexpected type. */
public final class Detail {
  private final Map<?, ?> map;

  /** Creates a view of the fields in {@code map}, which are keyed by name. */
  public Detail(Map<?, ?> map) {
    this.map = map;
  }

  /** The field as text; null if it is absent, null, empty, a list or an object. */
  @Nullable String text(String name) {
    Object value = map.get(name);
    if (value == null || value instanceof Map<?, ?> || value instanceof Iterable<?>) {
      return null;
    }
    String text = value.toString();
    return text.isEmpty() ? null : text;
  }

  /** The field as a whole number; null if it is absent or not a number. */
  public @Nullable Long number(String name) {
    return map.get(name) instanceof Number number ? number.longValue() : null;
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(map.get(name));
  }

  boolean isNot(String name) {
    return Boolean.FALSE.equals(map.get(name));
  }

  List<Detail> objects(String name) {
    List<Detail> objects = new ArrayList<>(4);
    if (map.get(name) instanceof Iterable<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> object) {
          objects.add(new Detail(object));
        }
      }
    }
    return objects;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Object key : map.keySet()) {
      names.add(String.valueOf(key));
    }
    return names;
  }
}
