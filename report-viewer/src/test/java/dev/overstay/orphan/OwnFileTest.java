package dev.overstay.orphan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another user may have written or exchanged is not read. */
@DisabledOnOs(OS.WINDOWS)
class OwnFileTest {
  private static final int EXCHANGES = 100;
  private static final long BOUND_NANOS = 60_000_000_000L;

  private static final int ANOTHER = 65_534;

  private final Path dir;
  private final Path file;
  private int user;

  OwnFileTest(@TempDir Path dir) {
    this.dir = dir;
    file = dir.resolve("journal");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(file, "mine");
    mode(file, "rw-------");
    mode(dir, "rwx------");
    user = FileFacts.of(dir).user();
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private String read(Path path) throws IOException {
    try (InputStream in = new OwnFile(user).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertForeign(String why) {
    assertForeign(file, why);
  }

  private void assertForeign(Path path, String why) {
    OwnFile.Foreign foreign = assertThrows(OwnFile.Foreign.class, () -> read(path));
    assertTrue(String.valueOf(foreign.getMessage()).contains(why), foreign.getMessage());
  }

  @Test
  void ownFileInAClosedDirectoryIsRead() throws IOException {
    assertEquals("mine", read(file));
    try (InputStream in = OwnFile.ofThisUser().open(file)) {
      assertEquals("mine", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({"rw--w----", "rw-----w-"})
  void fileThatOthersMayWriteIsNotRead(String mode) throws IOException {
    mode(file, mode);
    assertForeign("other users may write to it");
  }

  @Test
  void linkIsNotFollowed() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    assertForeign(link, "is not a plain file");
  }

  @Test
  void fileWithASecondNameIsNotRead() throws IOException {
    Files.createLink(dir.resolve("second"), file);
    assertForeign("has a second name");
  }

  @Test
  void directoryThatOthersMayWriteToMustBeSticky() throws IOException {
    mode(dir, "rwxrwxrwx");
    assertForeign("other users may write to directory " + dir);
    Files.setAttribute(dir, "unix:mode", (Integer) Files.getAttribute(dir, "unix:mode") | 01000);
    assertEquals("mine", read(file));
  }

  @Test
  void directoriesAboveAndOnTheWayOfALinkCountToo() throws IOException {
    Path below = Files.createDirectories(dir.resolve("a/b"));
    Files.move(file, below.resolve("journal"));
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("a/../a/b"));
    assertEquals("mine", read(link.resolve("journal")));
    mode(dir.resolve("a"), "rwxrwxrwx");
    assertForeign(link.resolve("journal"), "to directory " + dir.resolve("a"));
    assertForeign(below.resolve("journal"), "to directory " + dir.resolve("a"));
  }

  @Test
  void directoryOfAnotherUserIsNotTrusted() {
    user = ANOTHER;
    assertForeign("belongs to another user, who may ");
  }

  @Test
  void fileOfAnotherUserIsNotRead() throws IOException {
    assumeTrue(user == 0, "only root can give files away");
    Files.setAttribute(file, "unix:uid", ANOTHER);
    assertForeign("belongs to another user, who may have written anything");
    Files.setAttribute(dir, "unix:uid", ANOTHER);
    assertForeign("directory " + dir + " belongs to another user");
  }

  /**
   * As another user does it who hopes to come between the question and the reading: in a process of
   * its own, since this one would find the swapper's descriptors among its own.
   */
  @Test
  void whatIsExchangedMeanwhileIsNeverReadForTheOwnFile() throws Exception {
    String swap =
        "while [ -e go ]; do printf foreign > f; chmod 666 f; mv -f f journal;"
            + " printf mine > f; chmod 600 f; mv -f f journal; done";
    Path go = Files.createFile(dir.resolve("go"));
    Process swapper =
        new ProcessBuilder("sh", "-c", "cd '" + file.getParent() + "'; " + swap).start();
    try {
      Object last = null;
      int exchanges = 0;
      long end = System.nanoTime() + BOUND_NANOS;
      while (exchanges < EXCHANGES && System.nanoTime() < end) {
        try {
          assertEquals("mine", read(file));
        } catch (OwnFile.Foreign e) {
          // Either it was looked at as what it is, or the exchange was seen.
        }
        Object now = Files.readAttributes(file, "unix:fileKey,ctime").toString();
        exchanges += now.equals(last) ? 0 : 1;
        last = now;
      }
      assertEquals(EXCHANGES, exchanges);
    } finally {
      // Its last child would otherwise outlive it, beside the deletion of the directory.
      Files.delete(go);
      swapper.waitFor();
    }
  }
}
