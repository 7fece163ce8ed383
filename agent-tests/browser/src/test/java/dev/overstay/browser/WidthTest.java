package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page has to be scrolled sideways, on a phone or on a desk. */
@ExtendWith(SharedBrowser.class)
class WidthTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;

  WidthTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
  }

  @ParameterizedTest
  @EnumSource
  void nothingStandsBeyondTheSideOfAWindow(Subject subject) {
    for (int width : new int[] {Browser.NARROW, Browser.WIDE}) {
      browser.size(width, 800);
      browser.open(pages.of(subject).html());
      assertEquals(0, page.sideways(), "at " + width);
      page.openAll();
      assertEquals(0, page.sideways(), "with all open at " + width);
    }
  }
}
