package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More findings than are drawn at once. */
@ExtendWith(SharedBrowser.class)
class ManyTest {
  private static final int DRAWN = 200;
  private static final int ALL = 250;
  private static final Pattern FINDING =
      Pattern.compile("(?s)\\{\\s+\"id\" : \"f-c41f9a08\".*?\"baseline\" : null\\s+\\}");

  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;
  private Path many = Path.of("");

  ManyTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
  }

  @BeforeEach
  void open() throws IOException {
    many = pages.written("many", many()).html();
    browser.open(many);
  }

  private static String many() throws IOException {
    Matcher finding = FINDING.matcher(Pages.text("golden-dump.json"));
    return finding.replaceFirst(
        found -> {
          StringBuilder copies = new StringBuilder(found.group());
          for (int i = 3; i < ALL; i++) {
            String id = "f-" + (10_000_000 + i);
            copies.append(',').append(found.group().replace("f-c41f9a08", id));
          }
          return Matcher.quoteReplacement(copies.toString());
        });
  }

  @Test
  void theFirstAreDrawn() {
    assertEquals(DRAWN, page.findings().size());
  }

  @Test
  void theOthersComeWhenAskedFor() {
    assertTrue(page.offersMore());
    page.more();
    Await.until("all are drawn", () -> page.findings().size() == ALL);
    assertFalse(page.offersMore());
  }

  @Test
  void theFilterFindsWhatIsNotDrawnYet() {
    page.filter("redis-server");
    assertEquals("1 of " + ALL, page.matches());
    page.filter("8089");
    assertEquals((ALL - 2) + " of " + ALL, page.matches());
  }

  @Test
  void aLinkToOneThatIsNotDrawnYetDrawsIt() {
    String last = "f-" + (10_000_000 + ALL - 1);
    browser.open(many, last);
    Await.until("it is open", () -> page.open().contains(last));
  }
}
