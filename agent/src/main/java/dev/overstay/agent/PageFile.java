package dev.overstay.agent;

import dev.overstay.dump.Dump;
import dev.overstay.page.Page;
import dev.overstay.page.PageFiles;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Writes the page of one dump. */
final class PageFile {
  private PageFile() {}

  /**
   * @param jar the agent's jar, where the page's files can't be had from the boot loader, else null
   */
  static void write(Dump dump, File file, @Nullable String jar) throws IOException {
    PageFiles files = jar == null ? PageFiles.BUILT_IN : new FromJar(jar);
    DumpFile.write(
        file,
        new DumpFile.Content() {
          @Override
          public void writeTo(OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            Page.write(List.of(dump), writer, files);
            writer.flush();
          }
        });
  }

  /** Reads the page's files from the agent's jar. */
  private static final class FromJar implements PageFiles {
    private final String jar;

    FromJar(String jar) {
      this.jar = jar;
    }

    @Override
    public @Nullable InputStream open(String name) throws IOException {
      try (JarFile file = new JarFile(jar, false)) {
        ZipEntry entry = file.getEntry("dev/overstay/page/" + name);
        return entry == null
            ? null
            : new ByteArrayInputStream(file.getInputStream(entry).readAllBytes());
      }
    }
  }
}
