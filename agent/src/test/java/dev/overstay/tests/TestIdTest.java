package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What unique ids of JUnit Platform's engines say. */
class TestIdTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "[engine:junit-jupiter] '' false ''",
        "[engine:junit-jupiter]/[class:a.FooTest] a.FooTest false ''",
        "[engine:junit-jupiter]/[class:a.FooTest]/[method:bar()] a.FooTest true bar",
        "[engine:junit-jupiter]/[class:a.FooTest]/[method:bar(int,b.C)] a.FooTest true bar",
        "[engine:junit-jupiter]/[class:a.FooTest]/[nested-class:In]/[method:bar()] a.FooTest$In true bar",
        "[engine:junit-jupiter]/[class:a.FooTest]/[test-template:bar(int)] a.FooTest false ''",
        "[engine:junit-jupiter]/[class:a.FooTest]/[test-template:bar(int)]/[test-template-invocation:#2] a.FooTest true bar[2]",
        "[engine:junit-jupiter]/[class:a.FooTest]/[test-factory:bar()]/[dynamic-test:#1] a.FooTest true bar[1]",
        "[engine:junit-vintage]/[runner:a.OldTest]/[test:bar(a.OldTest)] a.OldTest true bar",
      })
  void namesClassAndTest(
      String id, @Nullable String className, boolean isTest, @Nullable String name) {
    TestId read = TestId.of(id);
    assertEquals(className == null || className.isEmpty() ? null : className, read.className());
    assertEquals(isTest, read.isTest());
    if (isTest) {
      assertEquals(name, read.name());
    }
  }
}
