package dev.overstay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A dump is written to its own file, whatever others do in the directory. */
@DisabledOnOs(OS.WINDOWS)
class DumpFileTest {
  private static final int TRIES = 2_000;

  /**
   * As another user does it who may write to the directory, and wants a file of this one's gone.
   */
  @Test
  void linkInThePlaceOfTheClosedDirectoryLeadsToNoOtherFile(@TempDir Path dir) throws Exception {
    Path precious = Files.writeString(dir.resolve("precious"), "mine");
    Path evil = Files.createDirectory(dir.resolve("evil"));
    Files.createSymbolicLink(evil.resolve("dump"), precious);
    Path closed = dir.resolve(".dump.tmp");
    AtomicBoolean over = new AtomicBoolean();
    Thread swapper = new Thread(() -> swap(closed, evil, over));
    swapper.start();
    try {
      for (int i = 0; i < TRIES; i++) {
        try {
          DumpFile.write(
              dir.resolve("dump").toFile(),
              out -> out.write("dump".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
          // It is in the way.
        }
        assertEquals("mine", Files.readString(precious));
        Files.deleteIfExists(evil.resolve("dump"));
        Files.createSymbolicLink(evil.resolve("dump"), precious);
      }
    } finally {
      over.set(true);
      swapper.join();
    }
  }

  /** A small dump comes too late if the whole one is there. */
  @Test
  void fileThatIsThereMeanwhileStays(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("dump");
    DumpFile.writeIfAbsent(
        file.toFile(),
        out -> {
          Files.writeString(file, "whole");
          out.write("small".getBytes(StandardCharsets.UTF_8));
        });
    assertEquals("whole", Files.readString(file));
    Files.delete(file);
    DumpFile.writeIfAbsent(
        file.toFile(), out -> out.write("small".getBytes(StandardCharsets.UTF_8)));
    assertEquals("small", Files.readString(file));
  }

  private static void swap(Path closed, Path evil, AtomicBoolean over) {
    Path away = closed.resolveSibling("away");
    while (!over.get()) {
      try {
        Files.move(closed, away);
        Files.createSymbolicLink(closed, evil);
      } catch (IOException e) {
        // There was nothing to exchange.
      }
      try {
        Files.deleteIfExists(away.resolve("dump"));
        Files.deleteIfExists(away);
        if (Files.isSymbolicLink(closed)) {
          Files.delete(closed);
        }
      } catch (IOException e) {
        // The next time.
      }
    }
  }
}
