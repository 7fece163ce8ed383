package dev.overstay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the journal's file in a long run. */
class JournalFileTest {
  @TempDir Path dir = Path.of("");

  private Path path() {
    return dir.resolve("overstay-1-1.journal");
  }

  private JournalFile file() {
    return new JournalFile(new DumpDir(dir.toString()), "overstay-1-1.journal", "header\n");
  }

  @Test
  void holdsEachLineAsSoonAsItIsAdded() throws IOException {
    JournalFile file = file();
    file.add("one\n", List.of("one\n"));
    assertEquals("header\none\n", Files.readString(path()));
    file.add("two\n", List.of("one\n", "two\n"));
    assertEquals("header\none\ntwo\n", Files.readString(path()));
    file.delete();
    assertEquals(List.of(), List.of(dir.toFile().list()));
  }

  @Test
  void replacesWhatStandsInItsPlace() throws IOException {
    Path other = Files.writeString(dir.resolve("other"), "other");
    Files.createSymbolicLink(path(), other);
    file().add("one\n", List.of("one\n"));
    assertEquals("other", Files.readString(other));
    assertEquals("header\none\n", Files.readString(path()));
  }

  @Test
  void holdsLittleMoreThanWhatIsOpenAfterAnyNumberOfLines() throws IOException {
    JournalFile file = file();
    int most = 0;
    for (int i = 0; i < 10_000; i++) {
      file.add(i + "\n", List.of("open\n", i + "\n"));
      if (i % 100 == 0) {
        most = Math.max(most, Files.readAllLines(path()).size());
      }
    }
    assertTrue(most > 1_000 && most < 4_200, () -> path() + " grew");
    List<String> lines = Files.readAllLines(path());
    assertEquals(List.of("header", "open"), new ArrayList<>(lines.subList(0, 2)));
    assertEquals("9999", lines.get(lines.size() - 1));
  }
}
