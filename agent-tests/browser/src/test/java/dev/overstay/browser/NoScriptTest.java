package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where no script may run the page says the same, and offers nothing that it can't do. */
@ExtendWith(SharedBrowser.class)
class NoScriptTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;

  NoScriptTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
  }

  @ParameterizedTest
  @EnumSource
  void allCanBeReadAndNoControlIsShown(Subject subject) {
    Made made = pages.of(subject);
    browser.open(made.html());
    page.openAll();
    String withScript = withoutControls();
    browser.scripts(false);
    browser.open(made.html());
    assertEquals(List.of(), page.controls());
    assertFalse(page.keysHinted());
    page.openAll();
    assertEquals(withScript, withoutControls());
  }

  /** What can be read of the page's own parts, where controls don't come and go. */
  private String withoutControls() {
    return page.headline() + page.findings().stream().map(page::body).toList();
  }

  @Test
  void aClickOpensAFinding() {
    browser.scripts(false);
    browser.open(pages.of(Subject.DEMO).html());
    String second = page.findings().get(1);
    page.toggle(second);
    assertTrue(page.open().contains(second));
  }

  @Test
  void jenkinsPolicyLeavesAllReadable() throws IOException {
    Made demo = pages.of(Subject.DEMO);
    Path html = demo.html();
    try (LocalServer server = server(html)) {
      browser.open(server.url(html));
      readable(demo);
      List<String> refused = browser.messages();
      assertFalse(refused.isEmpty());
      for (String message : refused) {
        assertTrue(message.matches("(?s).*(inline style|script).*"), message);
      }
    }
  }

  @Test
  void jenkinsPolicyLeavesThePageItsStyleThatStandsBesideIt()
      throws IOException, InterruptedException {
    Made demo = pages.of(Subject.DEMO);
    Path dump =
        demo.html().resolveSibling(demo.html().getFileName().toString().replace(".html", ".json"));
    Path html = pages.report("jenkins", List.of("--sidecar-css"), dump);
    browser.open(demo.html());
    String colours = page.colours();
    try (LocalServer server = server(html)) {
      browser.open(server.url(html));
      readable(demo);
      assertEquals(colours, page.colours());
      browser.dark();
      assertNotEquals(colours, page.colours());
      browser.size(Browser.NARROW, 800);
      assertEquals(0, page.sideways());
      for (String message : browser.messages()) {
        assertTrue(message.contains("script"), message);
      }
    }
  }

  private static LocalServer server(Path html) throws IOException {
    return new LocalServer(Objects.requireNonNull(html.getParent()), LocalServer.JENKINS);
  }

  private void readable(Made made) {
    assertFalse(page.headline().isEmpty());
    assertEquals(List.of(), page.controls());
    assertEquals(made.dump().findings().size(), page.findings().size());
    page.openAll();
    String text = page.readable();
    for (Finding finding : made.dump().findings()) {
      assertTrue(text.contains(finding.title()), text);
      assertTrue(text.contains(finding.fix()), text);
    }
  }
}
