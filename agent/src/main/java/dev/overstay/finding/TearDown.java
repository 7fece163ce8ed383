package dev.overstay.finding;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

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
    "jqwik", "@AfterProperty", "@AfterContainer",
    "junit-jupiter", "@AfterEach", "@AfterAll",
    // Without a test, as for a resource that the runner's thread made between two classes.
    "", "@AfterEach", "@AfterAll",
  };
  private static final int COLUMNS = 3;

  private TearDown() {}

  /** The words for a test of this engine, or for a class; null if the engine is not known. */
  static @Nullable String of(String engine, boolean ofClass) {
    for (int row = 0; row < ROWS.length; row += COLUMNS) {
      if (ROWS[row].equals(engine)) {
        return ROWS[row + (ofClass ? 2 : 1)];
      }
    }
    return null;
  }
}
