package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Which files are read, in which order, and how the others are named. */
class DumpFilesTest {
  @TempDir Path dir = Path.of("");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void manyFilesComeInTheOrderOfTheirPathsAsTheirErrorsDo() throws IOException {
    List<Long> pids = new ArrayList<>();
    StringBuilder errors = new StringBuilder();
    for (long i = 100; i < 300; i++) {
      Path file = dir.resolve("overstay-" + i + "-1.json");
      long pid = i;
      if (i % 7 == 0) {
        Files.writeString(file, "[");
        errors.append("overstay: ").append(file);
        errors.append(": not JSON, line 1: the file ends too early; left out\n");
      } else {
        Files.writeString(file, Golden.textWith(dump -> dump.withObject("/jvm").put("pid", pid)));
        pids.add(pid);
      }
    }
    List<Long> read = new ArrayList<>();
    for (Dump dump : files().read(files().find(List.of(Path.of("."))))) {
      read.add(dump.jvm().pid());
    }
    assertEquals(pids, read);
    assertEquals(errors.toString().replace(dir.toString(), dir + "/."), err());
  }

  @Test
  void aPipeAmongTheDumpsIsNotWaitedFor() throws Exception {
    Process mkfifo =
        new ProcessBuilder("mkfifo", dir.resolve("overstay-1-1.json").toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "this system makes no named pipes");
    Path real = Files.writeString(dir.resolve("real"), Golden.text());
    Path link = Files.createSymbolicLink(dir.resolve("overstay-2-1.json"), real);
    Files.createSymbolicLink(dir.resolve("overstay-3-1.json"), Path.of("/dev/zero"));
    assertEquals(List.of(link), files().find(List.of(dir)));
  }

  @Test
  void aFileLargerThanAllDumpsIsRefusedByName() throws IOException {
    Path file = dir.resolve("overstay-1-1.json");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(600L << 20);
    }
    assertEquals(List.of(), files().read(List.of(file)));
    assertEquals(
        "overstay: " + file + ": is 600 MB, no more than 512 MB are read; left out\n", err());
  }

  @Test
  void aFilesNameIsNoOtherLine() throws IOException {
    Path file = Files.writeString(dir.resolve("a\u001b[31m\nb.json"), "");
    assertEquals(List.of(), files().read(List.of(file)));
    assertTrue(err().contains("a\ufffd[31m b.json: the file is empty;"), err());
  }

  private DumpFiles files() {
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new DumpFiles(new Terminal(dir, out, out, Ansi.OFF, () -> 0, page -> {}));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
