package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** More findings than a page holds as elements. */
class BigPageTest {
  private static final String EVIL = "</script><script>alert(1)</script>";

  @Test
  void theFirstAreWholeTheNextBriefAndTheRestIsData() throws IOException {
    Rendered page = of(250);
    assertEquals(200, page.all("//details[starts-with(@class,'finding')]").size());
    assertEquals(180, page.all("//details[@data-brief]").size());
    assertEquals(20, page.all("//ol[@class='stack'][contains(@id,'birth')]").size());
    assertEquals(
        "50 more findings are shown by the page’s script only; the dumps have all.",
        page.one("//p[@id='rest']"));
    JsonNode data = data(page);
    assertEquals(20, data.get("from").asInt());
    assertEquals(250, data.get("size").asInt());
    assertEquals(50, data.get("anchors").size());
    assertEquals("f-200", data.get("anchors").get(0).asText());
  }

  @Test
  void aHundredAreWholeAndNeedNoData() {
    Rendered page = of(100);
    assertEquals(100, page.all("//details[starts-with(@class,'finding')]").size());
    assertEquals(0, page.all("//details[@data-brief]").size());
    assertFalse(page.html.contains("id=\"data\""));
    assertFalse(page.html.contains("const rest ="));
  }

  @Test
  void framesThatAreAlikeAreThereOnce() throws IOException {
    JsonNode data = data(of(250));
    // All 230 have the two stacks of one finding: 18 frames and 11 of what its threads do.
    assertTrue(data.get("steps").size() < 40, data.get("steps").size() + " numbers");
    assertTrue(data.get("frames").size() / 2 < 30, data.get("frames").size() + " numbers");
  }

  @Test
  void nothingInTheDataEndsItsElement() throws IOException {
    Rendered page = of(250);
    assertFalse(page.html.contains(EVIL));
    assertTrue(data(page).get("texts").toString().contains("</script><script>alert("));
  }

  private static Rendered of(int findings) {
    return Rendered.of(
        Golden.with(
            dump -> {
              ArrayNode list = (ArrayNode) dump.get("findings");
              ObjectNode first = (ObjectNode) list.get(0).deepCopy();
              list.removeAll();
              ((ObjectNode) dump.at("/resources/0")).put("name", EVIL);
              for (int i = 0; i < findings; i++) {
                list.add(first.deepCopy().put("id", "f-" + i));
              }
            }));
  }

  private static JsonNode data(Rendered page) throws IOException {
    int start = page.html.indexOf("id=\"data\">") + "id=\"data\">".length();
    return new ObjectMapper()
        .readTree(page.html.substring(start, page.html.indexOf("</script>", start)));
  }
}
