package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Keys move, open, copy and filter; nothing else needs a mouse. */
@ExtendWith(SharedBrowser.class)
class KeysTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made demo;
  private List<String> ids = List.of();

  KeysTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO);
  }

  @BeforeEach
  void open() {
    browser.open(demo.html());
    ids = page.findings();
  }

  @Test
  void theKeysAreHinted() {
    assertTrue(page.keysHinted());
  }

  @Test
  void slashGoesToTheFilterAndIsNotTyped() {
    browser.press("/");
    assertEquals("filter", page.focused());
    assertEquals("", page.filter());
  }

  @Test
  void escapeLeavesTheFilter() {
    browser.press("/");
    browser.press("pool");
    browser.press(Keys.ESCAPE);
    assertEquals("body", page.focused());
    assertEquals("pool", page.filter());
  }

  @Test
  void keysInTheFilterAreText() {
    browser.press("/");
    browser.press("jkoc");
    assertEquals("filter", page.focused());
    assertEquals("jkoc", page.filter());
  }

  @Test
  void jGoesDownAndStaysAtTheLast() {
    for (String id : ids) {
      browser.press("j");
      assertEquals(id, page.focused());
    }
    browser.press("j");
    assertEquals(ids.get(ids.size() - 1), page.focused());
  }

  @Test
  void kGoesUpAndStaysAtTheFirst() {
    browser.press("jjj");
    browser.press("k");
    assertEquals(ids.get(1), page.focused());
    browser.press("kkk");
    assertEquals(ids.get(0), page.focused());
  }

  @Test
  void jSkipsWhatTheFilterLeftOut() {
    page.filter("PaymentGatewayTest");
    List<String> left = page.findings();
    assertFalse(left.contains(ids.get(0)));
    browser.press(Keys.ESCAPE);
    browser.press("j");
    assertEquals(left.get(0), page.focused());
  }

  @Test
  void oOpensAndCloses() {
    assertEquals(List.of(ids.get(0)), page.open());
    browser.press("jj");
    browser.press("o");
    assertEquals(ids.subList(0, 2), page.open());
    browser.press("o");
    assertEquals(List.of(ids.get(0)), page.open());
  }

  @Test
  void cCopiesTheStackOfTheFindingWithTheFocus() {
    browser.clipboard("before");
    browser.press("jj");
    browser.press("c");
    String id = ids.get(1);
    Await.until("it is copied", () -> page.saysCopied(id));
    String title = page.title(id);
    assertEquals(demo.birth(demo.finding(title)), browser.clipboard());
  }

  @Test
  void cWithControlIsTheBrowsersOwn() {
    browser.clipboard("before");
    browser.press("j");
    browser.control("c");
    assertFalse(page.saysCopied(ids.get(0)));
    assertEquals("before", browser.clipboard());
  }

  @Test
  void aQuestionMarkShowsTheKeysAndEscapeHidesThem() {
    browser.press("?");
    assertTrue(page.keysOpen());
    assertTrue(page.readable().contains("copy"), page.readable());
    browser.press(Keys.ESCAPE);
    assertFalse(page.keysOpen());
  }

  @Test
  void keysDoNothingWhileTheyAreShown() {
    browser.press("?");
    browser.press("j");
    browser.press("o");
    browser.press(Keys.ESCAPE);
    assertEquals(List.of(ids.get(0)), page.open());
  }
}
