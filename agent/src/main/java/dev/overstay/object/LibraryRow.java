package dev.overstay.object;

import dev.overstay.base.Late;
import dev.overstay.live.Live;
import dev.overstay.origin.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * Knowledge about one kind of library object.
 *
 * @param prefix the beginning of the names of the library's classes
 * @param name the name of a resource of this object, with {@code *}; empty for any name
 * @param thing the object that the user made with the library
 * @param calls the calls that end it, one after the other; empty if no call does
 * @param kind the kind of resource that it ends; empty for every kind
 * @param life {@code jvm} for an object that lives as long as the JVM by design, {@code jvm-all} if
 *     that also holds for everything that it makes; the time that it lives when idle, for example
 *     {@code 60s}; otherwise empty
 * @param remark additional advice, as the end of a sentence, with code between backticks; may be
 *     empty
 */
@Late
public record LibraryRow(
    String prefix,
    String name,
    String thing,
    List<String> calls,
    String kind,
    String life,
    String remark) {
  static final int COLUMNS = 7;

  /** Reads a line of the table: one row for each prefix; no rows for a comment or an empty line. */
  static List<LibraryRow> read(String line) {
    List<LibraryRow> rows = new ArrayList<>();
    String[] fields = line.split("\t", -1);
    if (!line.startsWith("#") && fields.length == COLUMNS) {
      for (String prefix : fields[0].split("\\|", -1)) {
        rows.add(
            new LibraryRow(
                prefix, fields[1], fields[2], calls(fields[3]), fields[4], fields[5], fields[6]));
      }
    }
    return rows;
  }

  private static List<String> calls(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split("\\|", -1));
  }

  /** Whether it is meant for this resource, if the class matches. */
  boolean fits(Live live) {
    return (kind.isEmpty() || kind.equals(live.kind.label()))
        && (name.isEmpty() || Glob.matches(name, live.name(), false));
  }

  /** Whether it is more specific than another row for the same class. */
  boolean isCloserThan(LibraryRow other) {
    return prefix.length() > other.prefix.length()
        || (prefix.length() == other.prefix.length()
            && name.length() + kind.length() > other.name.length() + other.kind.length());
  }

  /** Whether it is never a finding. */
  boolean isForLife() {
    return life.startsWith("jvm");
  }

  /** Whether nothing that was made below it is a finding, by the user's code or by any library. */
  boolean keepsAllBelow() {
    return life.equals("jvm-all");
  }

  /** Additional advice, as the end of a sentence; may be empty. */
  public String remarks() {
    if (remark.isEmpty() && !life.isEmpty() && !isForLife()) {
      return "; when idle, it ends on its own after " + life;
    }
    return remark.isEmpty() ? "" : "; " + remark;
  }
}
