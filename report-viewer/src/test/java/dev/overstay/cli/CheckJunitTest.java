package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** JUnit's XML, read by a parser. */
class CheckJunitTest {
  @TempDir Path dir = Path.of("");
  private Cli cli = new Cli(dir);

  @BeforeEach
  void start() {
    cli = new Cli(dir);
  }

  @Test
  void whatFailsIsAFailureWithFixPlaceAndStack() throws Exception {
    Element suite = suite(cli.dump(), "--fail-on", "blocks-exit");
    assertEquals("overstay", suite.getAttribute("name"));
    assertEquals("2026-11-22T19:04:05", suite.getAttribute("timestamp"));
    assertCounts(suite, 3, 1, 0, 0);
    Element pool = the(suite, "testcase", 0);
    assertEquals("com.acme.orders.OrderEventsIT", pool.getAttribute("classname"));
    assertEquals(
        "Executor order-consumer (3 threads) was never shut down", pool.getAttribute("name"));
    Element failure = the(pool, "failure", 0);
    assertEquals("blocks-exit", failure.getAttribute("type"));
    assertEquals(
        "Executor order-consumer (3 threads) was never shut down. Call shutdown() on it before the"
            + " test ends, for example in @AfterEach",
        failure.getAttribute("message"));
    assertTrue(
        failure
            .getTextContent()
            .contains("\n\tat com.acme.orders.OrderEventsIT.startConsumer(OrderEventsIT.java:88)"));
    assertTrue(failure.getTextContent().contains("\nin OrderEventsIT.publishesOrderCreated()\n"));
  }

  @Test
  void whatIsAllowedPassesWithItsWords() throws Exception {
    Element suite = suite(cli.dump(), "--fail-on", "none");
    assertCounts(suite, 3, 0, 0, 0);
    Element out = the(the(suite, "testcase", 0), "system-out", 0);
    assertTrue(out.getTextContent().startsWith("blocks exit\nfix: Call shutdown()"));
  }

  @Test
  void whatIsKnownOrIgnoredIsSkippedAndSaysWhy() throws Exception {
    cli.dump(dump -> Cli.finding(dump, 1).put("suppressedBy", "kind=process"))
        .write("known", "f-3b9ac1d2 # since 2026-11-20: words\n");
    Element suite = suite(cli, "--baseline", "known");
    assertCounts(suite, 3, 1, 0, 2);
    assertEquals("known since 2026-11-20", the(suite, "skipped", 0).getAttribute("message"));
    assertEquals("ignored by rule kind=process", the(suite, "skipped", 1).getAttribute("message"));
  }

  @Test
  void aCleanRunHasOneCaseThatPassed() throws Exception {
    Element suite = suite(cli.clean());
    assertCounts(suite, 1, 0, 0, 0);
    assertEquals("nothing left behind", the(suite, "testcase", 0).getAttribute("name"));
  }

  @Test
  void aDumpThatCannotBeReadIsAnError() throws Exception {
    Element suite = suite(cli.clean().write("overstay/overstay-9-1.json", "{"));
    assertCounts(suite, 1, 0, 1, 0);
    assertEquals("1 dump could not be judged", the(suite, "error", 0).getAttribute("message"));
    assertCounts(suite(cli.dump()), 4, 3, 1, 0);
  }

  @Test
  void casesOfOneClassAndTitleAreToldApart() throws Exception {
    cli.dump(
        dump ->
            ((ArrayNode) dump.get("findings"))
                .add(Cli.finding(dump, 0).deepCopy().put("id", "f-2")));
    Element suite = suite(cli);
    assertEquals(
        "Executor order-consumer (3 threads) was never shut down (f-2)",
        the(suite, "testcase", 1).getAttribute("name"));
  }

  @Test
  void withoutOwnCodeTheTestsClassNamesTheCase() throws Exception {
    cli.dump(dump -> Cli.finding(dump, 0).putNull("madeBy"));
    cli.dump(dump -> Cli.finding(dump, 0).put("id", "f-2").putNull("madeBy").putArray("tests"));
    Element suite = suite(cli);
    assertEquals(
        "com.acme.orders.OrderEventsIT", the(suite, "testcase", 0).getAttribute("classname"));
    assertEquals("overstay", the(suite, "testcase", 1).getAttribute("classname"));
  }

  private static void assertCounts(
      Element suite, int tests, int failures, int errors, int skipped) {
    assertEquals(
        "" + tests + failures + errors + skipped,
        suite.getAttribute("tests")
            + suite.getAttribute("failures")
            + suite.getAttribute("errors")
            + suite.getAttribute("skipped"));
    assertEquals(tests, suite.getElementsByTagName("testcase").getLength());
    assertEquals(failures, suite.getElementsByTagName("failure").getLength());
    assertEquals(errors, suite.getElementsByTagName("error").getLength());
    assertEquals(skipped, suite.getElementsByTagName("skipped").getLength());
  }

  private static Element the(Element parent, String name, int index) {
    return (Element) parent.getElementsByTagName(name).item(index);
  }

  private static Element suite(Cli cli, String... args) throws Exception {
    String[] all = new String[args.length + 3];
    System.arraycopy(new String[] {"check", "--format", "junit"}, 0, all, 0, 3);
    System.arraycopy(args, 0, all, 3, args.length);
    cli.run(all);
    return parse(cli.out());
  }

  /** The root of a document that a strict parser takes. */
  static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
