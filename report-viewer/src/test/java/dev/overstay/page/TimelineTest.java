package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Golden;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests above, lifetimes below. */
class TimelineTest {
  private static final String ROWS = "//section[@id='timeline']//a[starts-with(@class,'row')]";
  private final Rendered golden = Rendered.of(Golden.dump());

  @Test
  void everyThingToCloseIsARowThatLeadsToItsFinding() {
    assertEquals(
        List.of(
            "order-consumer",
            "sh -c ./start-redis.sh --requirepass ***",
            "0.0.0.0:8089",
            "stub-acceptor"),
        golden.all(ROWS + "//span[@class='name']"));
    assertEquals(
        List.of("#f-3b9ac1d2", "#f-77e0142c", "#f-c41f9a08", "#f-c41f9a08"),
        golden.all(ROWS + "/@href"));
  }

  @Test
  void aBarIsFaintUpToTheLastTestsEndAndStrongBehindIt() {
    String bars = ROWS + "[1]//rect[starts-with(@class,'bar')]";
    double due = percent(golden.all("//line[@class='due']/@x1").get(0));
    double faintFrom = percent(golden.one(bars + "[@class='bar before']/@x"));
    double faintTo = faintFrom + percent(golden.one(bars + "[@class='bar before']/@width"));
    assertEquals(due, faintTo, 0.02);
    assertEquals(due, percent(golden.one(bars + "[@class='bar']/@x")), 0.02);
    assertTrue(faintFrom > 10 && faintFrom < due, "from " + faintFrom);
  }

  @Test
  void whatOutlivesTheJvmRunsPastItsEnd() {
    assertEquals(100, end("sh -c ./start-redis.sh --requirepass ***"), 0.02);
    assertEquals(96.5, end("order-consumer"), 0.02);
  }

  @Test
  void testClassesStandAboveWithTheirCounts() {
    assertEquals(
        List.of(
            "com.acme.checkout.CheckoutIT, 5 tests",
            "com.acme.orders.OrderEventsIT, 5 tests, 1 failed",
            "com.acme.session.SessionStoreIT, 3 tests"),
        golden.all("//div[@class='row tests']//title"));
    assertEquals(1, golden.all("//g[@class='failed']").size());
  }

  @Test
  void classesThatRunSideBySideHaveLanesOfTheirOwn() {
    Rendered page =
        with(
            dump -> {
              for (JsonNode test : dump.get("testClasses")) {
                ((ObjectNode) test).put("startedAt", "2026-11-22T19:04:14.000Z");
              }
            });
    assertEquals(List.of("6", "26", "46"), page.all("//rect[@class='test']/@y"));
  }

  @Test
  void aSecondBehindTenMinutesOfTestsIsSeen() {
    Rendered page =
        with(dump -> ((ObjectNode) dump.get("jvm")).put("startedAt", "2026-11-22T18:04:05.000Z"));
    assertEquals(76.5, percent(page.all("//line[@class='due']/@x1").get(0)), 0.02);
    assertTrue(page.one("//p[@class='muted cap']").endsWith("its own scale."));
  }

  @Test
  void withoutTestsTheFirstSnapshotIsTheLine() {
    Rendered page = with(dump -> dump.putArray("testClasses"));
    assertTrue(page.one("//p[@class='muted cap']").startsWith("The solid line marks the first sn"));
    assertEquals(List.of(), page.all("//div[@class='row tests']"));
  }

  @Test
  void everyJvmHasItsOwnAndTheFirstIsOpen() {
    Dump other = Golden.with(dump -> ((ObjectNode) dump.get("jvm")).put("pid", 7));
    Rendered page = Rendered.of(Golden.dump(), other, Golden.clean());
    assertEquals(
        List.of("orders-service, pid 48213", "orders-service, pid 7"),
        page.all("//section[@id='timeline']/details/summary"));
    assertEquals(1, page.all("//section[@id='timeline']/details[@open]").size());
  }

  @Test
  void timesFromAnotherAgeBreakNothing() {
    Rendered page =
        with(
            dump -> {
              ((ObjectNode) dump.get("jvm")).put("startedAt", "0000-01-01T00:00:00Z");
              ((ObjectNode) dump.at("/snapshots/0")).put("at", "9999-12-31T23:59:59Z");
              ((ObjectNode) dump.at("/resources/0")).put("madeAt", "9999-12-31T23:59:59Z");
              ((ArrayNode) dump.get("testClasses")).remove(0);
            });
    for (String x : page.all("//section[@id='timeline']//@x | //section[@id='timeline']//@width")) {
      assertTrue(percent(x) >= 0 && percent(x) <= 100, x);
    }
  }

  private double end(String name) {
    String bar = ROWS + "[.//span[.='" + name + "']]//rect[@class='bar']";
    return percent(golden.one(bar + "/@x")) + percent(golden.one(bar + "/@width"));
  }

  private static Rendered with(Consumer<ObjectNode> change) {
    return Rendered.of(Golden.with(change));
  }

  private static double percent(String text) {
    assertTrue(text.endsWith("%"), text);
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }
}
