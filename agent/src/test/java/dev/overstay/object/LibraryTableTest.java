package dev.overstay.object;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of libraries is as its head says. */
class LibraryTableTest {
  private static final Path TABLE = Path.of("src/main/resources/dev/overstay/object/libraries.tsv");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#") && !line.isEmpty())
        .toList();
  }

  @Test
  void everyRowHasItsColumnsAndIsThereOnce() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Kind kind : Kinds.all()) {
      kinds.add(kind.label());
    }
    Set<String> seen = new HashSet<>();
    for (String line : lines()) {
      assertEquals(LibraryRow.COLUMNS, line.split("\t", -1).length, line);
      for (LibraryRow row : LibraryRow.read(line)) {
        assertAll(
            line,
            () -> assertTrue(row.prefix().matches("[a-z]\\w*(\\.\\w+[\\w$]*)*\\.?"), row.prefix()),
            () -> assertTrue(seen.add(row.prefix() + row.name() + " " + row.kind()), "is new"),
            () -> assertFalse(row.thing().isBlank(), "has a thing"),
            () -> assertTrue(!row.calls().isEmpty() || row.isForLife(), "has a call"),
            () -> assertTrue(row.kind().isEmpty() || kinds.contains(row.kind()), row.kind()),
            () -> assertTrue(row.life().matches("|jvm|jvm-all|\\d+[sm]"), row.life()),
            () -> assertFalse(row.remark().endsWith("."), "the remark is part of a sentence"));
      }
    }
    assertTrue(lines().size() >= 60, lines().size() + " rows");
  }
}
