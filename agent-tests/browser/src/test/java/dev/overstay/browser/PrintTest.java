package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On paper all findings are open, nothing can be pressed, and the ink is dark. */
@ExtendWith(SharedBrowser.class)
class PrintTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made demo;

  PrintTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void foldedFindingsArePrinted(boolean scripts) throws IOException {
    browser.scripts(scripts);
    browser.open(demo.html());
    List<String> open = page.open();
    assertEquals(1, open.size());
    String printed = printed();
    for (Finding finding : demo.dump().findings()) {
      // Only an open finding says how to end it, but for the first ones, which the verdict names.
      String fix = finding.fix().replaceAll("\\s+", "");
      assertTrue(printed.contains(fix), () -> fix + " in " + printed);
    }
    assertEquals(open, page.open());
  }

  @Test
  void controlsAreNotPrinted() throws IOException {
    browser.open(demo.html());
    assertFalse(page.controls().isEmpty());
    String printed = printed();
    assertFalse(printed.contains("Copystack"), printed);
    assertFalse(printed.contains("CopyasMarkdown"), printed);
    browser.paper();
    assertEquals(List.of(), page.controls());
    assertFalse(page.keysHinted());
  }

  @Test
  void aDarkPageIsPrintedLight() {
    browser.open(demo.html());
    page.switchTheme();
    browser.paper();
    assertTrue(page.colours().startsWith("rgb(255, 255, 255)"), page.colours());
  }

  /** The text on the paper, without white space: lines break anywhere. */
  private String printed() throws IOException {
    try (PDDocument document = Loader.loadPDF(browser.print())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }
}
