package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The template is a page by itself: what is changed in it is seen at once. */
@ExtendWith(SharedBrowser.class)
class TemplateTest {
  @Test
  void theTemplateOpensWithItsStyleAndScript(Browser browser, PageUnderTest page) {
    browser.open(Pages.template());
    assertEquals("The page of a dump", browser.title());
    assertEquals("The page of a dump", page.headline());
    assertEquals("CSS1Compat", browser.text("return document.compatMode"));
    assertEquals("Dark", page.themeButton());
    page.switchTheme();
    assertEquals("Light", page.themeButton());
    assertEquals(0, page.sideways());
  }
}
