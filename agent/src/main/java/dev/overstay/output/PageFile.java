package dev.overstay.output;

import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.page.Page;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the page of one dump. */
@Late
final class PageFile {
  private PageFile() {}

  static void write(Dump dump, File file) throws IOException {
    DumpFile.write(
        file,
        new DumpFile.Content() {
          @Override
          public void writeTo(OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            Page.write(List.of(dump), writer);
            writer.flush();
          }
        });
  }
}
