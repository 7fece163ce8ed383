package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names, commands and frames are strangers' texts: a page shows them, and does nothing they say.
 */
@ExtendWith(SharedBrowser.class)
class HostileTest {
  private static final String SCRIPT = "</script><script>window.pwned=1</script>";

  private final Browser browser;
  private final PageUnderTest page;
  private final Made hostile;

  HostileTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    hostile = pages.of(Subject.HOSTILE);
  }

  @BeforeEach
  void open() {
    browser.open(hostile.html());
  }

  @Test
  void nothingRunsAndNothingBecomesMarkup() {
    page.openAll();
    for (String id : page.findings()) {
      page.copyMarkdown(id);
    }
    page.filter("pwned");
    assertTrue(browser.is("return window.pwned === undefined"));
    assertEquals(0, page.foreignElements());
  }

  @Test
  void allTextsCanBeRead() {
    page.openAll();
    assertEquals(hostile.dump().findings().size(), page.findings().size());
    assertTrue(page.headline().contains(SCRIPT), page.headline());
    for (String id : page.findings()) {
      assertTrue(page.title(id).contains(SCRIPT), page.title(id));
    }
    assertTrue(page.readable().contains("Call shutdown() on it"));
  }

  @Test
  void noTextTurnsTheReadingDirectionOrDrivesATerminal() {
    page.openAll();
    String text = browser.text("return document.documentElement.textContent");
    for (int c : List.of(0x202e, 0x2066, 0x1b, 0)) {
      assertFalse(text.indexOf(c) >= 0, Integer.toHexString(c));
    }
  }

  @Test
  void theFilterFindsSuchTexts() {
    page.filter("order-consumer <img");
    assertEquals(1, page.findings().size());
  }
}
