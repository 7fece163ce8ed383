package dev.overstay.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
        "[]                            | ' is not an object'",
      })
  void whatIsNoDumpIsSaidInOneLine(String text, String message) {
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(text)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void aHalfWrittenDumpNamesTheLine() {
    String half = Golden.text().substring(0, 200);
    IOException e = assertThrows(IOException.class, () -> DumpReader.read(Golden.stream(half)));
    assertTrue(e.toString().contains("not JSON, line 9: "), e.toString());
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
