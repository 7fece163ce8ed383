package dev.overstay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal is read as it was written, and past what is torn. */
class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:41:07.512Z");
  private static final JournalHeader JVM =
      new JournalHeader(
          7, 70, AT, new PidSpace("boot", "pid:[1]"), "com.acme.\"Main\"", "/work\nspace");
  private static final Birthplace MADE =
      new Birthplace(AT, "Foo.bar(Foo.java:12)", true, List.of("FooTest.one", "FooTest.two"));
  private static final Birthplace UNKNOWN = new Birthplace(AT, null, false, List.of());
  private static final ProcessEntry ONE = new ProcessEntry(8, 80, "sleep \u00e9", "/", MADE);
  private static final ProcessEntry OTHER = new ProcessEntry(8, 81, "sleep", null, UNKNOWN);
  private static final ContainerEntry CONTAINER =
      new ContainerEntry("4f", "acme/orders:7", null, MADE);

  private static Journal read(String... lines) throws IOException {
    byte[] text = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    return JournalReader.read(new ByteArrayInputStream(text));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Journal journal =
        read(
            JournalText.of(JVM),
            JournalText.of(ONE),
            JournalText.of(CONTAINER),
            JournalText.of(OTHER));
    assertEquals(new Journal(JVM, List.of(ONE, OTHER), List.of(CONTAINER), List.of()), journal);
  }

  @Test
  void whatTheJvmSawEndIsNoneAndItsPidMayBeGivenAgain() throws IOException {
    Journal journal =
        read(
            JournalText.of(JVM),
            JournalText.of(ONE),
            JournalText.ended(8, 80),
            JournalText.of(OTHER),
            JournalText.of(CONTAINER),
            JournalText.ended("4f"));
    assertEquals(new Journal(JVM, List.of(OTHER), List.of(), List.of()), journal);
  }

  @Test
  void tornLinesAreNumberedAndTheOthersRead() throws IOException {
    String torn = JournalText.of(ONE).substring(0, 30);
    Journal journal =
        read(JournalText.of(JVM), torn + "\n", JournalText.of(OTHER), "{\"container\":4}\n", torn);
    assertEquals(List.of(OTHER), journal.processes());
    assertEquals(List.of(2, 4, 5), journal.torn());
  }

  @Test
  void journalOfALaterVersionIsNoneOfOurs() {
    String later = JournalText.of(JVM).replace("\"version\":1", "\"version\":2");
    IOException e = assertThrows(IOException.class, () -> read(later));
    assertEquals("journal version 2, this reads version 1", e.getMessage());
  }

  @Test
  void longCommandIsCut() throws IOException {
    String command = "x".repeat(100_000);
    ProcessEntry entry = new ProcessEntry(8, 80, command, null, UNKNOWN);
    Journal journal = read(JournalText.of(JVM), JournalText.of(entry));
    assertEquals(4_001, journal.processes().get(0).command().length());
  }

  @Test
  void startTellsAProcessThatRuns() {
    long self = ProcessHandle.current().pid();
    assertNotNull(ProcessStart.of(self));
    assertEquals(ProcessStart.of(self), ProcessStart.of(self));
    assertNull(ProcessStart.of(Integer.MAX_VALUE));
    assertEquals(PidSpace.here(), PidSpace.here());
  }
}
