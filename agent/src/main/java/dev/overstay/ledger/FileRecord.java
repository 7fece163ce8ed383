package dev.overstay.ledger;

/**
 * The facts about a file or directory whose object has no cleaner, kept by value. Once the object
 * has been collected, no code can close the file any more, and it stays open until the JVM ends.
 */
public final class FileRecord {
  /** The path as it was opened. */
  public final Object path;

  /** The class of the object. */
  public final String type;

  /** Creates the record of the file at {@code path}, opened by an object of class {@code type}. */
  public FileRecord(Object path, String type) {
    this.path = path;
    this.type = type;
  }
}
