package dev.overstay.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import dev.overstay.probe.TestProbe;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What frameworks say of a test. */
class TestIdTest {
  private static final String JUPITER = "[engine:other]/[class:a.FooTest]";
  private static final String BAR = "MethodSource [className = 'a.FooTest', methodName = 'bar', x]";

  @BeforeAll
  static void prepare() {
    Ledger.prepare(0);
  }

  private static TestId read(String id, String source, String type, String name) {
    TestProbe.started(id, source, type, name);
    TestProbe.ended(id, Span.PASSED);
    List<Span> all = Spans.all();
    return TestId.of(all.get(all.size() - 1), new TestId("a.Outer", "", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[engine:junit-jupiter]/[class:a.FooTest]/[method:bar(int,b.C)] | a.FooTest | bar",
        "[engine:junit-jupiter]/[class:a.FooTest]/[nested-class:In]/[method:bar()] | a.FooTest$In | bar",
        "[engine:junit-jupiter]/[class-template:a.FooTest]/[class-template-invocation:#1]/[method:bar()] | a.FooTest | bar",
        "[engine:junit-jupiter]/[class:a.FooTest]/[test-template:bar(int)]/[test-template-invocation:#2] | a.FooTest | bar[2]",
        "[engine:junit-jupiter]/[class:a.FooTest]/[test-factory:bar()]/[dynamic-test:#1] | a.FooTest | bar[1]",
        "[engine:junit-vintage]/[runner:a.FooTest]/[test:shown(a.FooTest)] | a.FooTest | shown",
        "[engine:junit4]/[class:a.FooTest]/[method:bar] | a.FooTest | bar",
        "[engine:junit4]/[class:a.FooTest]/[method:bar[0]] | a.FooTest | bar[0]",
        "[engine:testng]/[class:a.FooTest]/[method:bar]/[#1f] | a.FooTest | bar",
      })
  void idAloneNamesClassAndTest(String id, String className, String name) {
    assertEquals(new TestId(className, name, true), read(id, "", Span.TEST, "shown"));
  }

  @Test
  void configurationMethodIsNamedAndNoTest() {
    String id = "[engine:testng]/[class:a.FooTest]/[config:setUp]/[#1f]";
    TestId expected = new TestId("a.FooTest", "setUp", false);
    assertEquals(expected, read(id, "", Span.CONTAINER, "setUp"));
  }

  @Test
  void sourceNamesClassAndTest() {
    assertEquals(
        new TestId("a.FooTest", "bar", true),
        read(JUPITER + "/[method:bar(int)]", BAR, "TEST", "a bar"));
    assertEquals(
        new TestId("a.FooTest", "bar[2]", true),
        read(
            JUPITER + "/[test-template:bar(int)]/[test-template-invocation:#2]", BAR, "TEST", "x"));
  }

  @Test
  void dynamicTestWithoutASourceIsOfItsFactory() {
    assertEquals(
        new TestId("a.Outer", "bar[1]", true),
        read(JUPITER + "/[test-factory:bar()]/[dynamic-test:#1]", "Optional.empty", "TEST", "x"));
  }

  @Test
  void specificationsAndScenariosAreNamedAsPeopleDo() {
    String feature = "MethodSource [className = 'a.FooSpec', methodName = '$spock_feature_0_0', x]";
    assertEquals(
        new TestId("a.FooSpec", "publishes an order", true),
        read(
            "[engine:spock]/[spec:a.FooSpec]/[feature:$spock_feature_0_0]",
            feature,
            "TEST",
            "publishes an order"));
    assertEquals(
        new TestId("a.Outer", "An order is published", true),
        read(
            "[engine:cucumber]/[feature:classpath%3Aa.feature]/[scenario:3]",
            "Optional[ClasspathResourceSource [x]]", "TEST", "An order is published"));
  }

  @Test
  void classIsAContainer() {
    String source = "Optional[ClassSource [className = 'a.FooTest', filePosition = null]]";
    TestId read = read(JUPITER, source, "CONTAINER", "FooTest");
    assertEquals(new TestId("a.FooTest", "before or after its tests", false), read);
  }
}
