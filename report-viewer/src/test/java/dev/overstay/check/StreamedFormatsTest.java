package dev.overstay.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Golden;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written takes little memory, however many findings there are. */
class StreamedFormatsTest {
  private static final int FINDINGS = 3_000;

  /** A disk on which there is room for the first few findings. */
  private static final class SmallDisk extends OutputStream {
    private static final int ROOM = 100_000;
    private int bytes;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int from, int length) throws IOException {
      bytes += length;
      if (bytes > ROOM) {
        throw new IOException("full");
      }
    }
  }

  private static Judged judged() {
    Dump dump =
        Golden.with(
            text -> {
              ArrayNode findings = (ArrayNode) text.get("findings");
              for (int i = 0; i < FINDINGS; i++) {
                ObjectNode more = findings.get(0).deepCopy();
                findings.add(more.put("id", "f-" + Integer.toHexString(i + 0x1000)));
              }
            });
    return Judged.of(List.of(dump), null, Set.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "junit"})
  void aFindingIsMadeReadyWhenItIsWritten(String name, @TempDir Path dir) {
    Sources sources = new Sources(dir, List.of());
    SmallDisk disk = new SmallDisk();
    Judged judged = judged();
    assertEquals(FINDINGS + 3, judged.merged().findings().size());
    for (CheckFormat format : CheckFormats.all()) {
      if (format.name().equals(name)) {
        assertThrows(IOException.class, () -> format.write(judged, sources, disk));
      }
    }
    assertTrue(disk.bytes > SmallDisk.ROOM, name);
    assertTrue(disk.bytes < 2 * SmallDisk.ROOM, disk.bytes + " bytes in pieces");
    assertTrue(sources.missing() < FINDINGS / 2, sources.missing() + " findings");
  }
}
