package dev.overstay.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a file is called in a title. */
class OpenFileTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void pathIsToldFromTheWorkingDirectory() {
    assertEquals("data/orders.csv", OpenFile.shortPath(HERE + "/data/orders.csv"));
    assertEquals("data/orders.csv", OpenFile.shortPath("data/orders.csv"));
    assertEquals("../orders.csv", OpenFile.shortPath("../orders.csv"));
  }

  @Test
  void pathElsewhereIsToldAsItIs() {
    assertEquals("/var/lib/orders.csv", OpenFile.shortPath("/var/lib/orders.csv"));
    assertEquals("", OpenFile.shortPath(""));
  }

  @Test
  void longPathIsToldByItsEnd() {
    String path = "/tmp/" + "junit-4711/".repeat(6) + "orders.csv";
    assertEquals("…/orders.csv", OpenFile.shortPath(path));
    String name = "o".repeat(70) + ".csv";
    assertEquals(name, OpenFile.shortPath(name));
  }
}
