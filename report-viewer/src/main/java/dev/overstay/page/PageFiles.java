package dev.overstay.page;

import dev.overstay.text.JarResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where {@code page.html}, {@code page.css} and the three scripts come from. */
public interface PageFiles {

  /** The files beside {@link Page}, found through the loader that it lives in. */
  PageFiles BUILT_IN = new BesideThePage();

  /**
   * Opens one of the files; the caller closes it.
   *
   * @param name the file's name without a folder
   * @return its bytes, UTF-8; null if no such file exists
   */
  @Nullable InputStream open(String name) throws IOException;

  /**
   * The whole text of one of the files, with line feeds as line ends.
   *
   * @throws IOException naming the file, if it does not exist
   */
  static String text(PageFiles files, String name) throws IOException {
    try (InputStream in = files.open(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  /** Reads from the jar or folder that holds this class. */
  final class BesideThePage implements PageFiles {
    private BesideThePage() {}

    @Override
    public @Nullable InputStream open(String name) throws IOException {
      return JarResource.open(Page.class, name);
    }
  }
}
