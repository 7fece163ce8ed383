package dev.overstay.tests.operations;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.openjdk.jmh.annotations.TearDown;

/** A small file is opened for reading and closed. */
public class OpenFile extends AtDepth {
  private final File file = small();

  private static File small() {
    try {
      File file = File.createTempFile("small", ".txt");
      Files.writeString(file.toPath(), "small");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void operation() throws Exception {
    new FileInputStream(file).close();
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file.toPath());
  }
}
