package dev.overstay.tests.corpus;

import dev.overstay.tests.fork.Fork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the cases' clients talk to, in a JVM of its own. */
final class Stub implements AutoCloseable {
  private final Process process;
  private final Path temporary;
  private final String ports;

  Stub() throws IOException {
    temporary = Files.createTempDirectory("overstay-corpus");
    process =
        new ProcessBuilder(
                Fork.java(),
                "-cp",
                LeakCase.common().toString(),
                "corpus.Stub",
                socket().toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    ports = out.readLine();
    if (ports == null || !ports.startsWith("STUB-READY ")) {
      throw new IOException("the stub did not start: " + ports);
    }
  }

  private Path socket() {
    return temporary.resolve("stub.sock");
  }

  /** A directory that is removed with the stub. */
  Path temporary() {
    return temporary;
  }

  /** What tells a case where it is. */
  String[] properties() {
    String[] words = ports.split(" ", -1);
    return new String[] {
      "-Dcorpus.http.port=" + words[1],
      "-Dcorpus.resp.port=" + words[2],
      "-Dcorpus.unix=" + socket()
    };
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
