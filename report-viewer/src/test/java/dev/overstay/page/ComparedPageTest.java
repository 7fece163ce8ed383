package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Merged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that is compared with what was left behind earlier. */
class ComparedPageTest {
  private static final String POOL = "f-3b9ac1d2 # since 2026-11-20: Executor";
  private static final String OTHERS = "f-77e0142c\nf-c41f9a08";

  @Test
  void whatIsNewIsMarkedAndWhatIsKnownSaysSinceWhen() {
    Rendered page = with(POOL);
    assertEquals(List.of("Known since 2026-11-20", "New", "New"), tags(page));
    assertEquals("2026-11-20", page.one("//div[@id='f-3b9ac1d2']/dl/div[dt='Known since']/dd"));
    assertEquals(1, page.all("//input[@id='new-only']").size());
  }

  @Test
  void theVerdictTellsOfWhatIsNew() {
    String title = "Process sh -c ./start-redis.sh --requirepass *** (pid 48371) was never ended";
    assertEquals(title, with(POOL).one("//h1"));
    assertEquals("orders-service: " + title, with(POOL).one("//head/title"));
  }

  @Test
  void nothingNewIsNoAlarmButStays() {
    Rendered page = with(POOL + "\n" + OTHERS);
    assertEquals("Nothing new was left behind", page.one("//h1"));
    assertTrue(page.one("//section[contains(@class,'verdict')]/p").startsWith("3 findings are"));
    assertEquals(List.of("Known since 2026-11-20", "Known", "Known"), tags(page));
  }

  @Test
  void whatIsGoneIsNamed() {
    Rendered page = with("f-0 # since 2026-10-01: Timer <b>reminder</b>\nf-00");
    assertEquals("2 gone since then", page.one("//h2[@id='gone-head']"));
    assertEquals(
        List.of("Timer <b>reminder</b> known since 2026-10-01", "f-00"),
        page.all("//ul[@class='gone']/li"));
  }

  @Test
  void whatTheAgentFoundKnownIsSoHere() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  ((ObjectNode) dump.at("/findings/0")).put("baseline", "known");
                  ((ObjectNode) dump.at("/findings/1")).put("baseline", "new");
                }));
    assertEquals(List.of("Known", "New"), tags(page));
  }

  @Test
  void withoutAComparisonNothingIsSaidOfIt() {
    Rendered page = Rendered.of(Golden.dump());
    assertEquals(List.of(), tags(page));
    assertEquals(List.of(), page.all("//input[@id='new-only'] | //section[@id='gone']"));
  }

  private static List<String> tags(Rendered page) {
    return page.all("//span[starts-with(@class,'tag')]");
  }

  private static Rendered with(String baseline) {
    EarlierFindings earlier = EarlierFindings.ofText(List.of(baseline.split("\n", -1)));
    return Rendered.of(Merged.of(List.of(Golden.dump()), earlier));
  }
}
