package dev.overstay.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overstay.dump.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The evaluator says what a full implementation of JSON Schema says. */
class SchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\"x\"",
          "0",
          "-1",
          "1.0",
          "1.5",
          "99999999999999999999",
          "[]",
          "{}",
          "[null]",
          "{\"x\":-1}");

  private final com.networknt.schema.Schema full = full();

  @Test
  void theGoldenDumpsAreValidByBoth() throws IOException {
    assertEquals(List.of(), violations(Golden.text()));
    assertEquals(List.of(), violations(Golden.cleanText()));
    assertEquals(List.of(), full.validate(Golden.text(), InputFormat.JSON));
    assertEquals(List.of(), full.validate(Golden.cleanText(), InputFormat.JSON));
  }

  @Test
  void everyMutationOfTheGoldenDumpGetsTheSameVerdictFromBoth() throws IOException {
    ObjectNode root = Golden.node();
    List<String> differ = new ArrayList<>();
    int[] tried = {0, 0};
    mutate(root, root, "", new HashSet<>(), tried, differ);
    assertEquals(List.of(), differ);
    assertTrue(tried[0] > 1500, "mutations: " + tried[0]);
    assertTrue(tried[1] > 1000, "invalid ones: " + tried[1]);
  }

  /** Removes and replaces each field and element once per place in the schema. */
  private void mutate(
      JsonNode root, JsonNode at, String place, Set<String> done, int[] tried, List<String> differ)
      throws IOException {
    if (at instanceof ObjectNode object) {
      for (String name : new TreeSet<>(names(object))) {
        String below = place + "/" + name;
        JsonNode before = Objects.requireNonNull(object.get(name));
        if (done.add(below)) {
          object.remove(name);
          compare(root, "without " + below, tried, differ);
          for (String value : VALUES) {
            object.set(name, MAPPER.readTree(value));
            compare(root, below + " = " + value, tried, differ);
          }
          object.set(name, before);
        }
        mutate(root, before, below, done, tried, differ);
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode before = array.get(i);
        if (done.add(place + "/*")) {
          for (String value : VALUES) {
            array.set(i, MAPPER.readTree(value));
            compare(root, place + "/* = " + value, tried, differ);
          }
          array.set(i, before);
        }
        mutate(root, before, place + "/*", done, tried, differ);
      }
    }
  }

  private void compare(JsonNode root, String what, int[] tried, List<String> differ)
      throws IOException {
    String text = root.toString();
    boolean valid = violations(text).isEmpty();
    boolean expected = full.validate(text, InputFormat.JSON).isEmpty();
    tried[0]++;
    tried[1] += expected ? 0 : 1;
    if (valid != expected) {
      differ.add(what + (expected ? " is valid" : " is not valid"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/jvm/pid       | 0          | /jvm/pid: is 0, less than 1",
        "/version       | 2          | /version: is 2, not 1",
        "/jvm/workDir   | 7          | /jvm/workDir: is integer, not string",
        "/jvm/main      | 7          | /jvm/main: is integer, not string or null",
        "/snapshots/1/trigger | \"x\" | /snapshots/1/trigger: is \"x\", none of"
            + " \"exit-requested\", \"hooks-running\", \"after-hooks\", \"main-ended\","
            + " \"exit-stalled\", \"halt\", \"timer\", \"no-progress\", \"on-demand\"",
        "/verdict/headline | \"\"    | /verdict/headline: is shorter than 1",
        "/findings/0/resources | []  | /findings/0/resources: has 0 elements, fewer than 1",
        "/shutdown/requestedBy/how | \"x\" | /shutdown/requestedBy/how: is \"x\", none of"
            + " \"exit\", \"halt\", \"signal\", \"last-thread\"",
        "/findings/0/endsBy | \"soon\" | /findings/0/endsBy: is \"soon\", which does not match"
            + " ^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$; or is string, not null",
        "/verdict/counts/a~1b~0c | -1 | /verdict/counts/a~1b~0c: is -1, less than 0",
      })
  void aViolationNamesPlaceAndReason(String pointer, String value, String expected)
      throws IOException {
    ObjectNode root = Golden.node();
    int slash = pointer.lastIndexOf('/');
    String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
    ((ObjectNode) root.at(pointer.substring(0, slash))).set(name, MAPPER.readTree(value));
    List<String> said = new ArrayList<>();
    for (Violation violation : violations(root.toString())) {
      said.add(violation.pointer() + ": " + violation.message());
    }
    assertEquals(List.of(expected), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\":{\"a\":{\"maxLength\":3}}}",
        "{\"anyOf\":[{\"not\":{}}]}",
        "{\"$defs\":{\"a\":{\"format\":\"date\"}}}",
        "{\"items\":{\"$ref\":\"#/$defs/nowhere\"}}",
        "{\"pattern\":\"(\"}",
        "{\"minimum\":\"1\"}",
        "{\"additionalProperties\":false}",
        "[]",
      })
  void aSchemaThatWouldNotBeCheckedWholeIsRefused(String schema) {
    assertThrows(IOException.class, () -> Schema.read(Golden.stream(schema)));
  }

  private static List<Violation> violations(String text) throws IOException {
    return Schema.ofDumps().violations(Golden.stream(text));
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static com.networknt.schema.Schema full() {
    try (InputStream in = Schema.class.getResourceAsStream("dump.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
