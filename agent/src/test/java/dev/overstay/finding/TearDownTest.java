package dev.overstay.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The method that runs after a test, as each engine calls it. */
class TearDownTest {
  @Test
  void knownEngineHasItsOwnWords() {
    assertEquals("@AfterMethod", TearDown.of("testng", false));
    assertEquals("cleanupSpec()", TearDown.of("spock", true));
  }

  @Test
  void unknownEngineGetsNoWordsOfAnother() {
    assertNull(TearDown.of("house-made", false));
  }

  @Test
  void withoutTestTheWordsAreJupiters() {
    assertEquals("@AfterAll", TearDown.of("", true));
  }
}
