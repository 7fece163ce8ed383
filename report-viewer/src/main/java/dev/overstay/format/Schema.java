package dev.overstay.format;

import dev.overstay.json.Json;
import dev.overstay.text.JarResource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Validates JSON against {@code dump.schema.json}. Supports only the keywords of JSON Schema
 * 2020-12 that this schema uses: a library would add three megabytes to a jar whose size costs
 * start-up time in every user's JVM.
 */
public final class Schema {
  private static final Set<String> NOTES = Set.of("$schema", "title", "description");

  /** The most violations that are reported: a file of another kind may have a million. */
  public static final int MOST = 1_000;

  private static final String DEFS = "#/$defs/";

  private final Map<?, ?> root;

  private Schema(Map<?, ?> root) throws IOException {
    this.root = root;
    check("", root);
  }

  /** The schema of dumps, read from beside this class. */
  public static Schema ofDumps() throws IOException {
    try (InputStream in = JarResource.open(Schema.class, "dump.schema.json")) {
      if (in == null) {
        throw new IOException("dump.schema.json is missing from the jar");
      }
      return read(in);
    }
  }

  /**
   * Reads a schema.
   *
   * @throws IOException naming the place, for an unknown keyword, which would not be checked
   */
  static Schema read(InputStream in) throws IOException {
    if (Json.read(in) instanceof Map<?, ?> root) {
      return new Schema(root);
    }
    throw new IOException("a schema must be an object");
  }

  /**
   * Validates one JSON value against the schema.
   *
   * @return the violations, in the order of the schema, {@link #MOST} at most; empty for a valid
   *     value
   * @throws IOException if the text is not JSON; its message is one line that names the place
   */
  public List<Violation> violations(InputStream in) throws IOException {
    List<Violation> found = new ArrayList<>();
    new Evaluation(root, found, MOST).value("", Json.read(in), root);
    return found;
  }

  private void check(String at, Map<?, ?> schema) throws IOException {
    for (Map.Entry<?, ?> entry : schema.entrySet()) {
      String keyword = String.valueOf(entry.getKey());
      String place = at + "/" + keyword;
      Object value = entry.getValue();
      switch (keyword) {
        case "properties", "$defs" -> {
          for (Map.Entry<?, ?> named : map(place, value).entrySet()) {
            check(place + "/" + named.getKey(), map(place, named.getValue()));
          }
        }
        case "items", "additionalProperties" -> check(place, map(place, value));
        case "anyOf" -> {
          for (Object option : list(place, value)) {
            check(place, map(place, option));
          }
        }
        case "$ref" -> reference(place, value);
        case "pattern" -> pattern(place, value);
        case "enum", "required" -> list(place, value);
        case "minItems", "minLength", "minimum" -> {
          if (!(value instanceof Number)) {
            throw new IOException("schema " + place + " is not a number");
          }
        }
        case "type", "const" -> {}
        default -> {
          if (!NOTES.contains(keyword)) {
            throw new IOException("schema keyword " + place + " is not known to this evaluator");
          }
        }
      }
    }
  }

  private void reference(String place, @Nullable Object value) throws IOException {
    String ref = String.valueOf(value);
    boolean known =
        ref.startsWith(DEFS)
            && root.get("$defs") instanceof Map<?, ?> defs
            && defs.get(ref.substring(DEFS.length())) instanceof Map<?, ?>;
    if (!known) {
      throw new IOException("schema " + place + " leads nowhere: " + ref);
    }
  }

  private static void pattern(String place, @Nullable Object value) throws IOException {
    try {
      Pattern.compile(String.valueOf(value));
    } catch (PatternSyntaxException e) {
      throw new IOException("schema " + place + " is not a pattern: " + value, e);
    }
  }

  private static Map<?, ?> map(String place, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IOException("schema " + place + " is not an object");
  }

  private static List<?> list(String place, @Nullable Object value) throws IOException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IOException("schema " + place + " is not a list");
  }
}
