package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader finds on the page, by its text. */
class PageTest {
  private static final String FIRST = "//details[contains(@class,'finding')][1]";
  private final Rendered golden = Rendered.of(Golden.dump());

  @Test
  void theHeadlineNamesTheCulpritInTheColourOfItsEffect() {
    assertEquals(
        "Executor order-consumer (3 threads) was never shut down, made by"
            + " OrderEventsIT.startConsumer(OrderEventsIT.java:88), and 2 more; Surefire hides it: it"
            + " ends the JVM with System.exit",
        golden.one("//h1"));
    assertEquals("order-consumer", golden.one("//section[contains(@class,'blocks')]/h1/em"));
  }

  @Test
  void theVerdictSaysWhereWhenWhyAndWhatToDo() {
    String dl = "//section[contains(@class,'verdict')]/dl/div";
    assertEquals(
        List.of("Made by", "During test", "Held by", "Stuck or slow", "To fix"),
        golden.all(dl + "/dt"));
    assertEquals(
        List.of(
            "OrderEventsIT.startConsumer OrderEventsIT.java:88",
            "OrderEventsIT.publishesOrderCreated()",
            "3 non-daemon threads, idle in LinkedBlockingQueue.take",
            "Stuck. The same, without CPU, in 2 of 2 snapshots, up to 5.1 s after the last test",
            "Call shutdown() on it before the test ends, for example in @AfterEach"),
        golden.all(dl + "/dd"));
    assertEquals(List.of("shutdown()", "@AfterEach"), golden.all(dl + "[5]/dd/code"));
  }

  @Test
  void aDumpThatKnowsNoTestSaysNothingOfTests() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  dump.putArray("testClasses");
                  dump.putArray("tests");
                  for (JsonNode finding : dump.get("findings")) {
                    ((ObjectNode) finding).putArray("tests");
                  }
                }));
    assertEquals(List.of(), page.all("//dt[.='During test']"));
    assertEquals(
        List.of("Made by", "Held by", "Stuck or slow", "To fix"),
        page.all("//section[contains(@class,'verdict')]/dl/div/dt"));
  }

  @Test
  void theRunLineNamesProjectRunnerTimeJavaAndPid() {
    assertEquals(
        "orders-service surefire 2026-11-22 19:04:05 UTC, Java 17.0.15, pid 48213",
        golden.one("//p[@class='run']"));
  }

  @Test
  void whatIsLeftIsCountedPerEffectAndPlace() {
    assertEquals("4 left behind, from 3 places", golden.one("//h2[@id='left']"));
    assertEquals(
        List.of("1 blocks exit", "1 outlives the JVM", "2 left open"),
        golden.all("//p[@class='legend']/span"));
  }

  @Test
  void everyFindingHasAWordForItsEffectAndOnlyTheFirstIsOpen() {
    assertEquals(
        List.of("Blocks exit", "Outlives the JVM", "Left open"),
        golden.all("//span[@class='effect']"));
    assertEquals(1, golden.all("//details[contains(@class,'finding')][@open]").size());
    assertEquals(1, golden.all(FIRST + "[@open]").size());
  }

  @Test
  void theTargetOfALinkStandsInsideTheDetails() {
    for (String id : List.of("f-3b9ac1d2", "f-77e0142c", "f-c41f9a08")) {
      assertEquals(1, golden.all("//details/div[@id='" + id + "']").size());
      assertEquals(1, golden.all("//*[@id='" + id + "']").size());
    }
  }

  @Test
  void ownFramesAreBoldAndTheOneThatMadeItIsMarked() {
    String birth = FIRST + "//ol[@id='f-3b9ac1d2-birth']";
    assertEquals(
        List.of("OrderEventsIT.startConsumer", "OrderEventsIT.publishesOrderCreated"),
        golden.all(birth + "/li[@class='own']/b"));
    assertEquals(List.of("made here", "test"), golden.all(birth + "//span[@class='note']"));
  }

  @Test
  void libraryFramesAreFoldedWithTheirNamesButTheCallThatMadeItIsSeen() {
    String birth = FIRST + "//ol[@id='f-3b9ac1d2-birth']";
    assertEquals("Show 14 more JDK, JUnit, Surefire", golden.one(birth + "//summary"));
    assertEquals(14, golden.all(birth + "/li/details/ol/li").size());
    assertEquals(
        List.of("ThreadPoolExecutor.<init>", "Executors.newFixedThreadPool"),
        golden.all(birth + "/li[not(@class)]/span[1]"));
  }

  @Test
  void everyFrameOfAStackCanBeCopied() {
    Dump dump = Golden.dump();
    assertEquals(
        dump.stacks().get(0).frames(),
        golden.all(
            "//ol[@id='f-3b9ac1d2-birth']//li[@data-p]",
            "concat(@data-p, b | span[1], '(', i, ')')"));
  }

  @Test
  void identicalThreadsAreOneRowAndSayWhatTheyDoNow() {
    assertEquals("What its 3 threads do now", golden.one(FIRST + "//section[2]//h3"));
    assertEquals(
        List.of("LinkedBlockingQueue.take LinkedBlockingQueue.java:435 idle"),
        golden.all("//ol[@id='f-3b9ac1d2-now-1']/li[not(@class)]"));
    assertEquals(
        List.of("order-consumer-1, -2, -3 non-daemon"),
        golden.all(
            FIRST
                + "//tbody/tr/th[code][../td[2]][not(../td[contains(.,'thread')])][../td[.='same']]"));
  }

  @Test
  void statesTellStuckFromSlow() {
    String row = FIRST + "//table[1]/tbody/tr/td";
    assertEquals(List.of("waiting", "same"), golden.all(row + "[../../../@class='states']"));
    Rendered busy =
        Rendered.of(
            Golden.with(
                dump -> {
                  ObjectNode sample = sample(dump, 1, 1);
                  sample.put("state", "RUNNABLE").put("stack", 7).put("cpuMs", 1311);
                }));
    assertEquals(
        List.of("waiting", "running, 1.3 s CPU", "waiting", "same"),
        busy.all(row + "[../../../@class='states']"));
  }

  @Test
  void theResourcesOfAFindingShowWhatTellsThemApart() {
    String rows = "//details[.//div[@id='f-77e0142c']]//table[@class='res']/tbody/tr/td[2]";
    assertEquals(
        "pid 48371, sh -c ./start-redis.sh --requirepass ***, stdin pipe, stdout pipe, stderr pipe",
        golden.one(rows));
    assertEquals(
        List.of(
            "sh -c ./start-redis.sh --requirepass *** pid 48371redis-server *:6390 pid 48377",
            "redis-server *:6390 pid 48377"),
        golden.all("//ul[@class='tree']//li"));
    assertTrue(
        golden
            .all("//table[@class='res']//td")
            .contains(
                "local 0.0.0.0:8089, channel false, accepted false, connected false ServerSocket"));
  }

  @Test
  void theOtherPlaceOfBirthOfAFindingIsThere() {
    assertEquals(
        "Where thread stub-acceptor was made", golden.one("//details[@class='other']/summary"));
  }

  @Test
  void aCleanJvmCanExit() {
    Rendered clean = Rendered.of(Golden.clean());
    assertEquals("This JVM can exit", clean.one("//h1"));
    assertEquals(
        "Nothing was left behind. Of 217 resources tracked, 217 ended.",
        clean.one("//section[contains(@class,'verdict')]/p"));
    assertEquals(List.of(), clean.all("//details"));
    assertEquals("orders-service: clean", clean.one("//head/title"));
  }

  @Test
  void severalCulpritsAreCountedAndTheFirstThreeNamed() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  ArrayNode findings = (ArrayNode) dump.get("findings");
                  for (int i = 0; i < 3; i++) {
                    ObjectNode finding = findings.get(0).deepCopy();
                    findings.insert(1, finding.put("id", "f-" + i).put("title", "Pool " + i));
                  }
                }));
    assertEquals("4 places would keep this JVM alive without System.exit", page.one("//h1"));
    assertEquals(
        List.of("Executor order-consumer (3 threads) was never shut down", "Pool 2", "Pool 1"),
        page.all("//ol[@class='culprits']/li/p[@class='who']"));
    assertEquals("and 1 more below.", page.one("//section[1]/p[@class='muted']"));
  }

  @Test
  void aFindingThatARuleSilencesIsLastAndNoCulprit() {
    Rendered page =
        Rendered.of(
            Golden.with(dump -> ((ObjectNode) dump.at("/findings/0")).put("suppressedBy", "rule")));
    assertEquals("Blocks exit", page.one("(//span[@class='effect'])[last()]"));
    assertEquals("3 left behind, from 2 places", page.one("//h2[@id='left']"));
    assertEquals(1, page.all("//section[contains(@class,'verdict outlives')]").size());
  }

  @Test
  void theSameFindingOfTwoJvmsIsOneRowThatNamesBoth() {
    Dump other = Golden.with(dump -> ((ObjectNode) dump.at("/jvm")).put("pid", 7));
    Rendered page = Rendered.of(Golden.dump(), other, Golden.clean());
    assertEquals(1, page.all("//*[@id='f-3b9ac1d2']").size());
    assertEquals(
        List.of("2 JVMs, 4 resources", "2 JVMs, 1 resource", "2 JVMs, 2 resources"),
        page.all("//span[@class='meta']/span"));
    assertEquals(
        "orders-service, pid 48213; orders-service, pid 7",
        page.one("//div[@id='f-3b9ac1d2']/dl/div[dt='In JVMs']/dd"));
    assertEquals(
        "1 JVM exited cleanly: orders-service, pid 48214.", page.one("//p[@class='clean-jvms']"));
    assertEquals(
        "orders-service 3 JVMs 2026-11-22 19:04:05 UTC, Java 17.0.15",
        page.one("//p[@class='run']"));
  }

  @Test
  void whatTheAgentCouldNotSeeIsSaid() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  ObjectNode agent = (ObjectNode) dump.get("agent");
                  agent
                      .put("dropped", 3)
                      .putArray("failedProbes")
                      .addObject()
                      .put("point", "java.net.Socket.<init>")
                      .put("why", "no such method");
                }));
    assertEquals(
        List.of(
            "3 births could not be recorded: something may be missing here.",
            "No probe at java.net.Socket.<init>: no such method"),
        page.all("//footer//p[@class='warn']"));
  }

  @Test
  void aDeadlockIsNamedInTheVerdict() {
    Rendered page =
        Rendered.of(Golden.with(dump -> dump.putArray("deadlocks").addArray().add(31).add(99)));
    assertEquals(
        "2 threads wait for each other: order-consumer-1, thread 99",
        page.one("//dl/div[dt='Deadlock']/dd"));
  }

  private static ObjectNode sample(ObjectNode dump, int resource, int sample) {
    return (ObjectNode) dump.at("/resources/" + resource + "/detail/samples/" + sample);
  }
}
