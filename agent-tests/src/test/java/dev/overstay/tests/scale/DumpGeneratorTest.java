package dev.overstay.tests.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.DumpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made up is as valid as what the agent writes. */
class DumpGeneratorTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path dir;

  @Test
  void dumpsAreValidAndOfTheScaleThatWasAskedFor() throws IOException {
    Scale scale = new Scale(500, 150, 40, 60, 20);
    Dump dump = DumpGenerator.dump("orders", 1, scale);
    assertEquals(List.of(), DumpSchema.violations(DumpGenerator.write(dump, dir)));
    assertEquals(500, dump.resources().size());
    assertEquals(150, dump.stacks().size());
    assertEquals(135, dump.findings().size());
    assertEquals(60, dump.tests().size());
    assertEquals(40, dump.stacks().get(100).frames().size());
  }

  @Test
  void forksAreValidAndAFifthOfAMegabyteOnAverage() throws IOException {
    Path fork = DumpGenerator.write(DumpGenerator.dump("orders", 1, Scale.FORK), dir);
    Path clean = DumpGenerator.write(DumpGenerator.dump("orders", 2, Scale.CLEAN), dir);
    assertEquals(List.of(), DumpSchema.violations(fork));
    assertEquals(List.of(), DumpSchema.violations(clean));
    double average = 0.7 * Files.size(fork) + 0.3 * Files.size(clean);
    assertTrue(average > 190_000 && average < 220_000, "bytes: " + average);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path one = DumpGenerator.write(DumpGenerator.dump("orders", 7, Scale.FORK), dir);
    byte[] bytes = Files.readAllBytes(one);
    assertArrayEquals(
        bytes,
        Files.readAllBytes(DumpGenerator.write(DumpGenerator.dump("orders", 7, Scale.FORK), dir)));
  }

  @Test
  void forksOfAModuleShareAThirdOfTheirFindings() {
    Set<String> one = ids(DumpGenerator.dump("orders", 7, Scale.FORK));
    Set<String> two = ids(DumpGenerator.dump("orders", 8, Scale.FORK));
    int all = one.size();
    one.retainAll(two);
    assertTrue(one.size() > all / 5 && one.size() < all / 2, one.size() + " of " + all);
  }

  private static Set<String> ids(Dump dump) {
    return dump.findings().stream().map(Finding::id).collect(Collectors.toSet());
  }
}
