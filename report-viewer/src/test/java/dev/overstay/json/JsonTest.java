package dev.overstay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Golden;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of JSON, and in which words the rest is refused. */
class JsonTest {
  @Test
  void valuesAreWhatTheyAreAnywhere() throws IOException {
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("a", 1);
    expected.put("b", List.of("x", -7, 5_000_000_000L, 1.5, true, Map.of(), List.of()));
    expected.put("c", null);
    Object read =
        Json.read(Golden.stream("{\"a\":1,\"b\":[\"x\",-7,5000000000,1.5,true,{},[]],\"c\":null}"));
    assertEquals(expected, read);
    assertEquals(expected.toString(), String.valueOf(read));
    assertTrue(read instanceof Map<?, ?> map && map.containsKey("c") && !map.containsKey("d"));
    assertEquals(Arrays.asList(null, null), Json.read(Golden.stream("[null,null]")));
    assertNull(Json.read(Golden.stream("null")));
  }

  @Test
  void anObjectOfManyFieldsHasThemAllInTheirOrder() throws IOException {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 1_000; i++) {
      text.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":").append(i);
    }
    Map<?, ?> read = (Map<?, ?>) Json.read(Golden.stream(text + "}"));
    assertEquals(1_000, read == null ? 0 : read.size());
    assertEquals(999, read == null ? 0 : read.get("f999"));
    assertSame("f0", String.valueOf(read == null ? "" : read.keySet().iterator().next()).intern());
    IOException e = error(text + ",\"f7\":0}");
    assertEquals("the field f7 is there twice in one object", e.getMessage());
  }

  @Test
  void equalTextsOfTwoFilesAreKeptOnce() throws IOException {
    Interned interned = new Interned();
    List<?> one = (List<?>) Json.read(Golden.stream("[\"frame one\", 4711]"), interned);
    List<?> two = (List<?>) Json.read(Golden.stream("[\"frame one\", 4711]"), interned);
    assertTrue(one != null && two != null && one.get(0) == two.get(0) && one.get(1) == two.get(1));
  }

  @Test
  void textsThatArePushedOutOfThePoolAreReadRightAllTheSame() throws IOException {
    StringBuilder text = new StringBuilder("[\"\"");
    for (int i = 0; i < 5_000; i++) {
      text.append(",\"t").append(i % 700).append('"');
    }
    List<?> read = (List<?>) Json.read(Golden.stream(text + "]"));
    for (int i = 0; i < 5_000; i++) {
      assertEquals("t" + i % 700, read == null ? "" : read.get(i + 1));
    }
  }

  @Test
  void halvesOfSurrogatePairsAreReplaced() throws IOException {
    assertEquals(List.of("b\ufffd"), Json.read(Golden.stream("[\"b\\udc00\"]")));
    assertEquals("😀", Json.read(Golden.stream("\"\\ud83d\\ude00\"")));
    IOException e = error("{\"a\\ud800\":1}");
    assertEquals("not JSON, line 1: broken surrogate pair in field name", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                      | not JSON, line 1: the file ends too early",
        "[\"a                   | not JSON, line 1: the file ends too early",
        "{\"a\":1,}             | not JSON, line 1: unexpected character ('}' (code 125))",
        "<html>                 | not JSON, line 1: unexpected character ('<' (code 60))",
        "hello                  | not JSON, line 1: unrecognized token 'hello'",
        "[NaN]                  | not JSON, line 1: non-standard token 'NaN'",
        "[007]                  | not JSON, line 1: invalid numeric value",
        "[1e400]                | line 1: a number is out of range",
        "{\"a\":1,\"a\":2}      | the field a is there twice in one object",
        "[] []                  | text behind the end of the JSON value",
      })
  void whatIsNotReadIsSaidInWords(String text, String message) {
    assertEquals(message, error(text).getMessage());
  }

  @Test
  void whatIsTooMuchIsRefused() {
    assertEquals("line 1: nested deeper than 200 levels", error("[".repeat(100_000)).getMessage());
    assertEquals("line 1: a number of more than 100 digits", error("9".repeat(5_000)).getMessage());
    assertEquals(
        "line 1: a text of more than 4 million characters",
        error("\"" + "x".repeat(5_000_000) + "\"").getMessage());
    assertEquals(
        "line 1: a field with too long a name",
        error("{\"" + "x".repeat(50_000) + "\":1}").getMessage());
  }

  private static IOException error(String text) {
    return assertThrows(IOException.class, () -> Json.read(Golden.stream(text)));
  }
}
