package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** axe-core finds nothing that keeps a reader out, in either theme, wide or narrow. */
@ExtendWith(SharedBrowser.class)
class AxeTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;

  AxeTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
  }

  @ParameterizedTest
  // axe needs minutes to find what a megabyte of text stands on.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LONG_NAME")
  void everyoneCanUseThePage(Subject subject) {
    everyWay(pages.of(subject).html());
  }

  @Test
  void everyoneCanUseTheTemplate() {
    everyWay(Pages.template());
  }

  private void everyWay(Path html) {
    for (int width : new int[] {Browser.WIDE, Browser.NARROW}) {
      browser.size(width, 900);
      browser.light();
      browser.open(html);
      // Rules look only at what is seen. Folded frames look like the others.
      page.openFindings();
      assertEquals(List.of(), Axe.violations(browser), "light at " + width);
      browser.dark();
      assertEquals(List.of(), Axe.violationsOfColours(browser), "dark at " + width);
    }
  }
}
