package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Light or dark: as the system has it, until the reader says otherwise. */
@ExtendWith(SharedBrowser.class)
class ThemeTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Path demo;

  ThemeTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO).html();
  }

  @Test
  void thePageFollowsTheSystemAlsoWithoutScript() {
    browser.scripts(false);
    browser.open(demo);
    String light = page.colours();
    browser.dark();
    assertNotEquals(light, page.colours());
    browser.light();
    assertEquals(light, page.colours());
  }

  @Test
  void theButtonSwitchesAndTheChoiceIsKept() {
    browser.open(demo);
    String light = page.colours();
    assertEquals("Dark", page.themeButton());
    page.switchTheme();
    String dark = page.colours();
    assertNotEquals(light, dark);
    assertEquals("Light", page.themeButton());

    browser.reload();
    assertEquals(dark, page.colours());
    assertEquals("Light", page.themeButton());
    page.switchTheme();
    assertEquals(light, page.colours());
  }

  @Test
  void theButtonMakesADarkSystemsPageLight() {
    browser.dark();
    browser.open(demo);
    String dark = page.colours();
    assertEquals("Light", page.themeButton());
    page.switchTheme();
    String light = page.colours();
    assertNotEquals(dark, light);
    browser.reload();
    assertEquals(light, page.colours());
  }
}
