package dev.overstay.object;

import dev.overstay.base.Late;
import dev.overstay.live.Live;
import dev.overstay.origin.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one kind of library object.
 *
 * @param prefix how a class of the library begins
 * @param name what a resource of it is called, with {@code *}; empty for any
 * @param thing what the user made with it
 * @param call what ends it; empty where nothing does
 * @param kind the kind of resource that it ends; empty for every kind
 * @param life {@code jvm} for what lives as long as the JVM by design, {@code jvm-all} for that and
 *     whatever it makes; how long it lives idle, for example {@code 60s}; else empty
 * @param remark what else there is to know, as the end of a sentence; may be empty
 */
@Late
public record LibraryRow(
    String prefix,
    String name,
    String thing,
    String call,
    String kind,
    String life,
    String remark) {
  static final int COLUMNS = 7;

  /** The rows of a line of the table: one for each prefix; none for a remark or an empty line. */
  static List<LibraryRow> read(String line) {
    List<LibraryRow> rows = new ArrayList<>();
    String[] fields = line.split("\t", -1);
    if (!line.startsWith("#") && fields.length == COLUMNS) {
      for (String prefix : fields[0].split("\\|", -1)) {
        rows.add(
            new LibraryRow(
                prefix, fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]));
      }
    }
    return rows;
  }

  /** Whether it is meant for this one, where the class fits. */
  boolean fits(Live live) {
    return (kind.isEmpty() || kind.equals(live.kind.label()))
        && (name.isEmpty() || Glob.matches(name, live.name(), false));
  }

  /** Whether it tells more of the same class. */
  boolean isCloserThan(LibraryRow other) {
    return prefix.length() > other.prefix.length()
        || (prefix.length() == other.prefix.length()
            && name.length() + kind.length() > other.name.length() + other.kind.length());
  }

  /** Whether it is never a finding. */
  boolean isForLife() {
    return life.startsWith("jvm");
  }

  /** Whether nothing is that was made below it, by the user's code or by whatever library. */
  boolean keepsAllBelow() {
    return life.equals("jvm-all");
  }

  /** What else there is to know, as the end of a sentence; may be empty. */
  public String remarks() {
    if (remark.isEmpty() && !life.isEmpty() && !isForLife()) {
      return "; idle, it ends by itself after " + life;
    }
    return remark.isEmpty() ? "" : "; " + remark;
  }
}
