package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Golden;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Merged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first sentence of a page says what is true of this page, not of one JVM or another time. */
class VerdictTest {
  private static final String VERDICT = "//section[contains(@class,'verdict')]";

  @Test
  void whatHeldTheExitAndEndedIsStillSaid() {
    assertEquals(1, Rendered.of(Golden.clean()).all(VERDICT + "/p").size());
    Rendered late = Rendered.of(late());
    assertEquals("This JVM can exit", late.one("//h1"));
    assertEquals(
        "The exit was held for at least 8 s, by something that then ended on its own.",
        late.one(VERDICT + "/p[2]"));
  }

  @Test
  void whatEndedAJvmWhileATestRanIsSaidFirst() {
    Rendered clean = Rendered.of(endedClean());
    assertEquals("System.exit(13) ended this JVM", clean.one("//h1"));
    assertEquals(1, clean.all(VERDICT).size());
    Rendered leaky = Rendered.of(Golden.with(VerdictTest::end));
    assertEquals("System.exit(13) ended this JVM", leaky.all("//h1").get(0));
    assertEquals(2, leaky.all("//h1").size());
    Rendered both = Rendered.of(endedClean(), Golden.dump());
    assertEquals("1 of 2 JVMs was ended while a test ran", both.all("//h1").get(0));
  }

  @Test
  void whatWasInUseIsNotLeftBehind() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  end(dump);
                  dump.get("findings").forEach(it -> ((ObjectNode) it).put("effect", "in-use"));
                  dump.get("resources").forEach(it -> ((ObjectNode) it).remove("effect"));
                }));
    assertEquals(1, page.all("//h1").size());
    String left = page.one("//h2[@id='left']");
    assertTrue(left.matches("\\d+ in use, from \\d+ places"), left);
  }

  private static Dump endedClean() {
    return Golden.with(
        dump -> {
          end(dump);
          ((ArrayNode) dump.get("findings")).removeAll();
        });
  }

  private static void end(ObjectNode dump) {
    ((ObjectNode) dump.get("verdict")).put("headline", "System.exit(13) ended this JVM");
    ((ObjectNode) dump.at("/shutdown/requestedBy")).put("test", 1);
  }

  private static Dump late() {
    return Golden.with(
        dump -> {
          ((ArrayNode) dump.get("findings")).removeAll();
          ObjectNode last = dump.withArray("snapshots").get(1).deepCopy();
          ((ArrayNode) dump.get("snapshots"))
              .removeAll()
              .add(
                  last.deepCopy()
                      .put("trigger", "exit-stalled")
                      .put("at", "2026-11-22T19:00:00.000Z"))
              .add(last.put("id", 7).put("at", "2026-11-22T19:00:08.000Z"));
        });
  }

  @Test
  void ofWhatWasThereBeforeTheAgentOnlyThePlaceWhereItStandsIsSaid() {
    assertTrue(Rendered.of(Golden.dump()).all("//dt").contains("Made by"));
    Rendered before =
        Rendered.of(Golden.with(dump -> ((ObjectNode) dump.at("/resources/0")).putNull("stack")));
    assertTrue(before.all("//dt").contains("Stands at"));
  }

  @Test
  void headlineOfOneJvmCountsNoOthersOnAPageOfSeveral() {
    Dump one =
        Golden.with(
            dump ->
                ((ObjectNode) dump.get("verdict"))
                    .put("headline", "Maven waits for process order-consumer, and 2 more")
                    .put("single", "Maven waits for process order-consumer"));
    Dump other =
        Golden.with(
            dump -> {
              ((ObjectNode) dump.at("/jvm")).put("pid", 7);
              ((ObjectNode) dump.at("/findings/0"))
                  .put("id", "f-00000001")
                  .put("effect", "left-open");
            });
    assertEquals(
        "Maven waits for process order-consumer, and 2 more", Rendered.of(one).one("//h1"));
    assertEquals("Maven waits for process order-consumer", Rendered.of(one, other).one("//h1"));
  }

  @Test
  void onAComparedPageTheCountIsOfWhatIsNew() {
    Dump dump =
        Golden.with(
            change -> {
              ArrayNode findings = (ArrayNode) change.get("findings");
              ObjectNode other = findings.get(0).deepCopy();
              findings.insert(0, other.put("id", "f-00000001").put("title", "Pool was left"));
            });
    EarlierFindings earlier = EarlierFindings.ofText(List.of("f-77e0142c"));
    Rendered page = Rendered.of(Merged.of(List.of(dump), earlier));
    assertEquals("2 new places would keep this JVM alive without System.exit", page.one("//h1"));
    assertEquals("1 known finding more below.", page.one(VERDICT + "/p[@class='muted']"));
  }
}
