package dev.overstay.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.format.DumpReader;
import dev.overstay.format.DumpWriter;
import dev.overstay.text.Instants;
import dev.overstay.text.Iso;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what was read, and what is no dump is said in one line. */
class DumpRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writingWhatWasReadGivesTheSameJson() throws IOException {
    assertEquals(JSON.readTree(Golden.text()), JSON.readTree(written(Golden.dump())));
    assertEquals(JSON.readTree(Golden.cleanText()), JSON.readTree(written(Golden.clean())));
  }

  @Test
  void readingWhatWasWrittenGivesTheSameDump() throws IOException {
    Dump dump = Golden.dump();
    assertEquals(dump, DumpReader.read(Golden.stream(written(dump))));
  }

  @Test
  void instantsHaveThreeDigitsOfASecondWhateverTheyAre() {
    assertEquals("2026-01-02T03:04:05.000Z", Iso.format(Instant.parse("2026-01-02T03:04:05Z")));
    DateTimeFormatter jdk = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX");
    for (long day = -700_000; day < 800_000; day += 13) {
      Instant instant = Instant.ofEpochSecond(day * 86_399);
      assertEquals(jdk.format(instant.atOffset(ZoneOffset.UTC)), Iso.format(instant));
    }
    assertEquals(
        "2026-01-02T03:04:05.678Z", Iso.format(Instant.parse("2026-01-02T03:04:05.678999Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | the file is empty",
        "{}                            | not an overstay dump: format is null",
        "{\"format\":\"x\"}            | not an overstay dump: format is x",
        "{\"format\":\"overstay-dump\",\"version\":2} | dump version 2, this reads version 1",
        "{} {}                         | text behind the end of the JSON value",
        "[]                            | the JSON value is not an object",
      })
  void whatIsNoDumpIsSaidInOneLine(String text, String message) {
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(text)));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/jvm/pid | 1e300 | /jvm/pid is not a whole number in range",
        "/jvm/pid | 9007199254740992 | /jvm/pid is not a whole number in range",
        "/jvm/pid | '\"1\"' | /jvm/pid is not a number",
        "/jvm/arguments | [{}] | /jvm/arguments/0 is not a string",
        "/jvm/startedAt | '\"+1000000000-01-01T00:00:00Z\"' "
            + "| /jvm/startedAt is not an instant of the years 0 to 9999",
        "/jvm/startedAt | '\"2026-02-30T00:00:00.000Z\"' | /jvm/startedAt is not an instant",
        "/agent/startupMs | 1e300 | /agent/startupMs is not a number in range",
        "/agent/probes | 1099511627776 | /agent/probes is not a whole number in range",
        "/agent/probes | 1.5 | /agent/probes is not a whole number in range",
        "/findings/0/resources | '[1,1.5]' "
            + "| /findings/0/resources/1 is not a whole number in range",
        "/findings/1/effect | '\"\\u001b[31m\"' | /findings/1/effect: unknown value '\ufffd[31m'",
        "/resources | '[7]' | /resources/0 is not an object",
        "/resources/2/detail | '[]' | /resources/2/detail is not an object",
        "/deadlocks | '[7]' | /deadlocks/0 is not a list",
        "/deadlocks | '[[1],[2,\"x\"]]' | /deadlocks/1/1 is not a number",
      })
  void aValueThatIsNotAsItMustBeIsNamed(String pointer, String value, String message)
      throws IOException {
    ObjectNode root = Golden.node();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) root.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.readTree(value));
    String text = root.toString();
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(text)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void wholeNumbersMayBeWrittenWithAPoint() throws IOException {
    String text = Golden.textWith(dump -> dump.putArray("deadlocks").addArray().add(7.0).add(8));
    assertEquals(List.of(List.of(7L, 8L)), DumpReader.read(Golden.stream(text)).deadlocks());
  }

  @Test
  void ofAValueThatIsNoFormatAShortPartIsRepeated() {
    String text = "{\"format\":\"" + "\\u001b[31mx".repeat(1_000) + "\"}";
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(text)));
    String message = e.toString();
    assertTrue(message.contains("format is \ufffd[31mx"), message);
    assertTrue(message.endsWith("…") && message.length() < 160, message);
  }

  @Test
  void instantsAreReadAsTheJdkReadsThem() {
    for (long day = -700_000; day < 2_900_000; day += 13) {
      Instant instant = Instant.ofEpochSecond(day * 86_399, 7_000_000);
      assertEquals(instant, Instants.of(Iso.format(instant)));
    }
    assertNull(Instants.of("2026-01-01T24:00:00.000Z"));
    assertNull(Instants.of("2026-01-01T00:00:00Z"));
  }

  @Test
  void aHalfWrittenDumpNamesTheLine() {
    String half = Golden.text().substring(0, 200);
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(half)));
    assertEquals("not JSON, line 9: the file ends too early", e.getMessage());
  }

  @Test
  void deadlocksThatAreNoListsOfNumbersAreAnErrorOfTheDump() {
    String text = Golden.textWith(dump -> dump.putArray("deadlocks").addArray().add("thread"));
    assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(text)));
  }

  private static String written(Dump dump) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DumpWriter.write(dump, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
