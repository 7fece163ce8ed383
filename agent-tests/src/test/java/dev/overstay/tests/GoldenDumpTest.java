package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overstay.tests.fork.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dumps on which the page and the command line are tested have the agent's own fields. */
class GoldenDumpTest {
  private static final Path GOLDEN = Path.of("../report-viewer/src/test/resources");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final class Written {
    static final JsonNode DUMP = read(Suite.test().dumpFiles().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"golden-dump.json", "clean-dump.json"})
  void objectsInBothHaveTheSameFields(String file) {
    Map<String, Set<String>> golden = fields(read(GOLDEN.resolve(file)));
    Map<String, Set<String>> written = fields(Written.DUMP);
    golden.keySet().retainAll(written.keySet());
    written.keySet().retainAll(golden.keySet());
    assertFalse(golden.isEmpty());
    assertEquals(String.join("\n", lines(written)), String.join("\n", lines(golden)));
  }

  private static Set<String> lines(Map<String, Set<String>> fields) {
    Set<String> lines = new TreeSet<>();
    fields.forEach((path, names) -> lines.add(path + " " + names));
    return lines;
  }

  private static Map<String, Set<String>> fields(JsonNode dump) {
    Map<String, Set<String>> fields = new TreeMap<>();
    collect(dump, "", fields);
    return fields;
  }

  /** The fields of each object below {@code node}, by its path; that of a resource has its kind. */
  private static void collect(JsonNode node, String path, Map<String, Set<String>> fields) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path + "[]", fields));
    } else if (node.isObject()) {
      String at = path.equals("/resources[]") ? path + node.get("kind").asText() : path;
      Set<String> names = fields.computeIfAbsent(at, key -> new TreeSet<>());
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        names.add(field.getKey());
        collect(field.getValue(), at + "/" + field.getKey(), fields);
      }
    }
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
