package dev.overstay.finding;

import dev.overstay.base.Late;

/** Where each test framework runs code after a test and after a class, in its own words. */
@Late
final class TearDown {
  // The engine's name in a unique id, then the words for a test and for a class.
  private static final String[] ROWS = {
    "junit4", "@After", "@AfterClass",
    "junit-vintage", "@After", "@AfterClass",
    "testng", "@AfterMethod", "@AfterClass",
    "spock", "cleanup()", "cleanupSpec()",
    "kotest", "afterTest", "afterSpec",
    "cucumber", "@After", "@AfterAll",
    "junit-jupiter", "@AfterEach", "@AfterAll",
  };
  private static final int COLUMNS = 3;

  private TearDown() {}

  /** The words for a test of this engine, or for a class; those of JUnit Jupiter if unknown. */
  static String of(String engine, boolean ofClass) {
    int row = 0;
    while (row + COLUMNS < ROWS.length && !ROWS[row].equals(engine)) {
      row += COLUMNS;
    }
    return ROWS[row + (ofClass ? 2 : 1)];
  }
}
