package dev.overstay.diagnosis;

import dev.overstay.kind.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knowledge of libraries, as data: {@code libraries.tsv}. Read once there is something to say. */
final class Libraries {
  /**
   * One row.
   *
   * @param frame how a class of the library begins
   * @param thing what the user made with it
   * @param call what ends it
   * @param kind the kind of resource that it ends; empty for every kind
   */
  record Row(String frame, String thing, String call, String kind) {}

  private static @Nullable List<Row> rows;

  private Libraries() {}

  /** The row for a {@code kind} that was made at {@code site}; null where the table has none. */
  static @Nullable Row of(Site site, Kind kind) {
    if (site.library() == null || !site.own()) {
      return null;
    }
    for (Row row : rows()) {
      for (StackTraceElement frame : site.frames()) {
        if (frame.equals(site.frame())) {
          break;
        }
        if (frame.getClassName().startsWith(row.frame)
            && (row.kind.isEmpty() || row.kind.equals(kind.label()))) {
          return row;
        }
      }
    }
    return null;
  }

  private static List<Row> rows() {
    List<Row> known = rows;
    if (known == null) {
      known = read();
      rows = known;
    }
    return known;
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = open()) {
      if (in != null) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] fields = line.split("\t", -1);
          if (!line.startsWith("#") && fields.length >= 3) {
            String kind = fields.length == 3 ? "" : fields[3];
            rows.add(new Row(fields[0], fields[1], fields[2], kind));
          }
        }
      }
    } catch (IOException e) {
      // The table only makes a fix more exact; findings are as true without it.
      return rows;
    }
    return rows;
  }

  private static @Nullable InputStream open() {
    InputStream in = Libraries.class.getResourceAsStream("libraries.tsv");
    return in != null || Libraries.class.getClassLoader() != null
        ? in
        : ClassLoader.getSystemResourceAsStream("dev/overstay/diagnosis/libraries.tsv");
  }
}
