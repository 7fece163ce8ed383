package dev.overstay.object;

import dev.overstay.base.Late;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import dev.overstay.origin.Site;
import dev.overstay.text.JarResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge about libraries, as data in {@code libraries.tsv}. Read when the first finding needs
 * it.
 */
@Late
public final class Libraries {
  private static final String TABLE = "libraries.tsv";
  private static @Nullable Libraries table;

  // By the class name up to its first dot, which few rows share.
  private final Map<String, List<LibraryRow>> rows = new HashMap<>();
  private final Map<String, List<LibraryRow>> byClass = new HashMap<>();

  private Libraries() {}

  /** The row for a resource that was made at {@code site}; null if the table has no row for it. */
  public static @Nullable LibraryRow of(Live live, Site site, @Nullable ClosableObject thing) {
    if (!site.own() || site.library() == null || site.frame() == null) {
      return null;
    }
    Libraries libraries = table();
    LibraryRow byType = thing == null ? null : libraries.row(thing.type(), live);
    if (byType != null && thing != null && thing.names().contains(byType.thing())) {
      return byType;
    }
    // The outermost frame is of the library that the user called, which may use other libraries.
    int own = site.frames().indexOf(site.frame());
    for (int i = own - 1; i >= 0; i--) {
      LibraryRow row = libraries.row(site.frames().get(i).getClassName(), live);
      if (row != null) {
        return row;
      }
    }
    return libraries.row(live.key.getClass().getName(), live);
  }

  /** Whether the library keeps it for as long as the JVM lives, by design. */
  public static boolean isForLife(Live live, List<StackTraceElement> frames) {
    Libraries libraries = table();
    LibraryRow row = libraries.row(live.key.getClass().getName(), live);
    if (row != null && row.isForLife()) {
      return true;
    }
    boolean first = true;
    for (StackTraceElement frame : frames) {
      if (!Frames.isBase(frame)) {
        row = libraries.row(frame.getClassName(), live);
        // A row without keepsAllBelow only counts for the library that made the resource directly.
        if (row != null && (row.keepsAllBelow() || (first && row.isForLife()))) {
          return true;
        }
        first = false;
      }
    }
    return false;
  }

  private synchronized @Nullable LibraryRow row(String className, Live live) {
    for (LibraryRow row : rowsOf(className)) {
      if (row.fits(live)) {
        return row;
      }
    }
    return null;
  }

  /** The rows whose prefix matches, the longest prefix first. */
  private List<LibraryRow> rowsOf(String className) {
    List<LibraryRow> fitting = byClass.get(className);
    if (fitting == null) {
      fitting = new ArrayList<>();
      for (LibraryRow row : rows.getOrDefault(start(className), List.of())) {
        if (className.startsWith(row.prefix())) {
          int at = 0;
          while (at < fitting.size() && !row.isCloserThan(fitting.get(at))) {
            at++;
          }
          fitting.add(at, row);
        }
      }
      byClass.put(className, fitting);
    }
    return fitting;
  }

  private static String start(String className) {
    int dot = className.indexOf('.');
    return dot < 0 ? className : className.substring(0, dot);
  }

  private static synchronized Libraries table() {
    Libraries known = table;
    if (known == null) {
      known = new Libraries();
      known.read();
      table = known;
    }
    return known;
  }

  private void read() {
    try (InputStream in = JarResource.open(Libraries.class, TABLE)) {
      if (in != null) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          for (LibraryRow row : LibraryRow.read(line)) {
            List<LibraryRow> same = rows.get(start(row.prefix()));
            if (same == null) {
              same = new ArrayList<>();
              rows.put(start(row.prefix()), same);
            }
            same.add(row);
          }
        }
      }
    } catch (IOException e) {
      // The table only makes a fix more exact; findings are correct without it.
      byClass.clear();
    }
  }
}
