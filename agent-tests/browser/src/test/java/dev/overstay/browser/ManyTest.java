package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    many = pages.written("many", many(false)).html();
    browser.open(many);
    // The script reads what it draws in pieces: the page has loaded before it is done.
    Await.until("more is offered", page::offersMore);
  }

  /** Copies of the last of three findings, behind or before them all. */
  private static String many(boolean before) throws IOException {
    String golden = Pages.text("golden-dump.json");
    Matcher finding = FINDING.matcher(golden);
    assertTrue(finding.find());
    StringBuilder copies = new StringBuilder();
    for (int i = 3; i < ALL; i++) {
      String copy = finding.group().replace("f-c41f9a08", "f-" + (10_000_000 + i));
      copies.append(before ? copy + "," : "," + copy);
    }
    int first = golden.indexOf('{', golden.indexOf("\"findings\""));
    return new StringBuilder(golden).insert(before ? first : finding.end(), copies).toString();
  }

  @Test
  void theFirstAreDrawn() {
    Await.until("the first are drawn", () -> page.findings().size() == DRAWN);
  }

  @Test
  void theOthersComeWhenAskedFor() {
    page.more();
    Await.until("all are drawn", () -> page.findings().size() == ALL);
    assertFalse(page.offersMore());
  }

  @Test
  void aGroupsHeadingCountsWhatIsNotDrawnYet() {
    page.group("kind");
    Await.until("all are counted", () -> page.groups().contains("Server socket " + (ALL - 2)));
  }

  @Test
  void paperSaysWhatIsNotOnIt() {
    assertFalse(page.restSaid());
    browser.paper();
    Await.until("it is said", () -> page.restSaid());
    browser.light();
  }

  @Test
  void theFilterFindsWhatIsNotDrawnYet() {
    page.filter("redis-server");
    assertEquals("1 of " + ALL, page.matches());
    page.filter("8089");
    assertEquals((ALL - 2) + " of " + ALL, page.matches());
  }

  /** The page with few findings has all of them whole, from Java; here a script draws them. */
  @Test
  void whatIsDrawnFromDataIsAsItIsWritten() throws IOException {
    browser.open(pages.written("few", Pages.text("golden-dump.json")).html());
    page.openFindings();
    List<String> ids = page.findings();
    List<String> written = page.elements(ids);
    browser.open(pages.written("last", many(true)).html());
    page.more();
    Await.until("all are drawn", () -> page.findings().size() == ALL);
    page.openFindings();
    Await.until("they are filled", () -> page.elements(ids).get(2).contains("<table.res>"));
    assertEquals(String.join("\n", written), String.join("\n", page.elements(ids)));
  }

  @Test
  void aLinkToOneThatIsNotDrawnYetDrawsIt() {
    String last = "f-" + (10_000_000 + ALL - 1);
    browser.open(many, last);
    Await.until("it is open", () -> page.open().contains(last));
  }
}
