package dev.overstay.format;

import dev.overstay.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates one value against a schema that {@link Schema} has checked. */
final class Evaluation {
  private final Map<?, ?> root;
  private final List<Violation> found;
  private final int most;

  Evaluation(Map<?, ?> root, List<Violation> found, int most) {
    this.root = root;
    this.found = found;
    this.most = most;
  }

  void value(String at, @Nullable Object value, Map<?, ?> schema) {
    for (Map.Entry<?, ?> entry : schema.entrySet()) {
      Object rule = entry.getValue();
      switch (String.valueOf(entry.getKey())) {
        case "type" -> {
          if (!hasType(value, rule)) {
            add(at, "is " + typeOf(value) + ", not " + words(rule));
          }
        }
        case "const" -> {
          if (!same(value, rule)) {
            add(at, "is " + show(value) + ", not " + show(rule));
          }
        }
        case "enum" -> among(at, value, list(rule));
        case "required" -> required(at, value, list(rule));
        case "properties" -> properties(at, value, map(rule));
        case "additionalProperties" -> additional(at, value, map(rule), schema.get("properties"));
        case "items" -> items(at, value, map(rule));
        case "minItems" -> {
          if (value instanceof List<?> list && list.size() < number(rule).intValue()) {
            add(at, "has " + list.size() + " elements, fewer than " + rule);
          }
        }
        case "minLength" -> {
          if (value instanceof String string
              && string.codePointCount(0, string.length()) < number(rule).intValue()) {
            add(at, "is shorter than " + rule);
          }
        }
        case "minimum" -> {
          if (value instanceof Number number && decimal(number).compareTo(decimal(rule)) < 0) {
            add(at, "is " + show(number) + ", less than " + rule);
          }
        }
        case "pattern" -> {
          if (value instanceof String string
              && !Pattern.compile(String.valueOf(rule)).matcher(string).find()) {
            add(at, "is " + show(string) + ", which does not match " + rule);
          }
        }
        case "anyOf" -> anyOf(at, value, list(rule));
        case "$ref" -> {
          String name = String.valueOf(rule).substring("#/$defs/".length());
          value(at, value, map(map(root.get("$defs")).get(name)));
        }
        default -> {}
      }
    }
  }

  private void among(String at, @Nullable Object value, List<?> allowed) {
    for (Object one : allowed) {
      if (same(value, one)) {
        return;
      }
    }
    StringBuilder all = new StringBuilder();
    for (Object one : allowed) {
      all.append(all.isEmpty() ? "" : ", ").append(show(one));
    }
    add(at, "is " + show(value) + ", none of " + all);
  }

  private void required(String at, @Nullable Object value, List<?> names) {
    if (value instanceof Map<?, ?> object) {
      for (Object name : names) {
        if (!object.containsKey(name)) {
          add(at + "/" + escape(name), "is missing");
        }
      }
    }
  }

  private void properties(String at, @Nullable Object value, Map<?, ?> properties) {
    if (value instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> property : properties.entrySet()) {
        if (object.containsKey(property.getKey())) {
          String place = at + "/" + escape(property.getKey());
          value(place, object.get(property.getKey()), map(property.getValue()));
        }
      }
    }
  }

  private void additional(
      String at, @Nullable Object value, Map<?, ?> schema, @Nullable Object properties) {
    if (value instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        if (!(properties instanceof Map<?, ?> known) || !known.containsKey(entry.getKey())) {
          value(at + "/" + escape(entry.getKey()), entry.getValue(), schema);
        }
      }
    }
  }

  private void items(String at, @Nullable Object value, Map<?, ?> schema) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        value(at + "/" + i, list.get(i), schema);
      }
    }
  }

  private void anyOf(String at, @Nullable Object value, List<?> options) {
    List<Violation> deepest = List.of();
    List<String> reasons = new ArrayList<>();
    for (Object option : options) {
      List<Violation> violations = new ArrayList<>();
      new Evaluation(root, violations, most).value(at, value, map(option));
      if (violations.isEmpty()) {
        return;
      }
      boolean below = true;
      for (Violation violation : violations) {
        below &= !violation.pointer().equals(at);
      }
      // If the type of an option fits and the option fails further down, it is the one that was
      // meant.
      deepest = below ? violations : deepest;
      reasons.add(violations.get(0).message());
    }
    if (deepest.isEmpty()) {
      add(at, String.join("; or ", reasons));
    } else {
      for (Violation violation : deepest) {
        add(violation.pointer(), violation.message());
      }
    }
  }

  private void add(String at, String message) {
    if (found.size() < most) {
      found.add(new Violation(at, message));
    }
  }

  private static boolean hasType(@Nullable Object value, @Nullable Object type) {
    if (type instanceof List<?> types) {
      for (Object one : types) {
        if (hasType(value, one)) {
          return true;
        }
      }
      return false;
    }
    String is = typeOf(value);
    return is.equals(type) || (is.equals("integer") && "number".equals(type));
  }

  private static String typeOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number number) {
      return isWhole(number) ? "integer" : "number";
    }
    return value instanceof String
        ? "string"
        : value instanceof Boolean ? "boolean" : value instanceof List<?> ? "array" : "object";
  }

  // The specification counts 1.0 as an integer.
  private static boolean isWhole(Number number) {
    return !(number instanceof Double || number instanceof BigDecimal)
        || decimal(number).stripTrailingZeros().scale() <= 0;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return decimal(x).compareTo(decimal(y)) == 0;
    }
    return Objects.equals(a, b);
  }

  private static BigDecimal decimal(@Nullable Object number) {
    return number instanceof BigInteger big
        ? new BigDecimal(big)
        : new BigDecimal(String.valueOf(number));
  }

  private static String words(@Nullable Object type) {
    return type instanceof List<?> types
        ? String.join(" or ", types.stream().map(String::valueOf).toList())
        : String.valueOf(type);
  }

  private static String show(@Nullable Object value) {
    String words = Json.words(value);
    return value instanceof String ? "\"" + words + "\"" : words;
  }

  private static String escape(@Nullable Object name) {
    return String.valueOf(name).replace("~", "~0").replace("/", "~1");
  }

  // Schema checked when it was loaded that these have the right type.
  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }
}
