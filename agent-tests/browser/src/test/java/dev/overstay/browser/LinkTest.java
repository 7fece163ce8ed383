package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link to a finding opens it, and still does when it is sent to somebody else. */
@ExtendWith(SharedBrowser.class)
class LinkTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made demo;

  LinkTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkToAFindingOpensItAndDoesSoAgain(boolean scripts) {
    String id = demo.finding("sleep").id();
    browser.scripts(scripts);
    browser.open(demo.html(), id);
    assertTrue(page.open().contains(id), page.open().toString());
    Await.until("it is in the window", () -> page.inWindow(id));
    page.toggle(id);
    assertFalse(page.open().contains(id));
    if (scripts) {
      browser.reload();
    } else {
      // After a reload, a browser without scripts may go back to where its reader was instead.
      browser.open(demo.html(), id);
    }
    Await.until("it is open again", () -> page.open().contains(id));
    assertTrue(browser.url().endsWith("#" + id));
  }

  @Test
  void aLinkWithinThePageOpensItsFindingAlsoTheSecondTime() {
    browser.open(demo.html());
    String second = page.findings().get(1);
    for (int i = 0; i < 2; i++) {
      browser.click("main a[href='#" + second + "']");
      Await.until("it is open", () -> page.open().contains(second));
      page.toggle(second);
      assertFalse(page.open().contains(second));
    }
  }

  @Test
  void aLinkToWhatTheFilterHidesEmptiesTheFilter() {
    browser.open(demo.html());
    String second = page.findings().get(1);
    page.filter("no such thing");
    browser.click("#timeline a[href='#" + second + "']");
    Await.until("it is open", () -> page.open().contains(second));
    assertEquals("", page.filter());
    Await.until("it is in the window", () -> page.inWindow(second));
  }

  @Test
  void aLinkToAFindingOfAnotherRunOpensThePageAsItIs() {
    browser.open(demo.html(), "f-00000000");
    assertEquals(List.of(page.findings().get(0)), page.open());
  }
}
