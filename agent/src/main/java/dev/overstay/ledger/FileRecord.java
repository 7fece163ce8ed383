package dev.overstay.ledger;

/**
 * What is kept by value of a file or directory whose object has no cleaner: once the collector has
 * taken that, nobody can close it any more and it stays open until the JVM ends.
 */
public final class FileRecord {
  /** The path as it was opened. */
  public final Object path;

  /** The class of the object. */
  public final String type;

  public FileRecord(Object path, String type) {
    this.path = path;
    this.type = type;
  }
}
