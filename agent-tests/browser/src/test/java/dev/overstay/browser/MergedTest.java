package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several JVMs on one page: all their findings, and each knows its JVM. */
@ExtendWith(SharedBrowser.class)
class MergedTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made merged;

  MergedTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    merged = pages.of(Subject.MERGED);
  }

  @BeforeEach
  void open() {
    browser.open(merged.html());
  }

  private int all() {
    return merged.dumps().stream().mapToInt(dump -> dump.findings().size()).sum();
  }

  @Test
  void findingsOfAllJvmsAreOnThePage() {
    assertEquals(all(), page.findings().size());
    for (Dump dump : merged.dumps()) {
      assertTrue(page.readable().contains(Long.toString(dump.jvm().pid())));
    }
  }

  @Test
  void theFilterKnowsTheJvmOfAFinding() {
    page.filter("pid 48213");
    assertEquals(List.of("f-3b9ac1d2", "f-77e0142c", "f-c41f9a08"), page.findings());
  }

  @Test
  void aChosenJvmLeavesItsFindingsAlone() {
    page.jvm("48213");
    assertEquals(List.of("f-3b9ac1d2", "f-77e0142c", "f-c41f9a08"), page.findings());
    assertEquals("3 of " + all(), page.matches());
  }

  @Test
  void findingsAreGroupedByJvm() {
    page.group("jvm");
    long withFindings = merged.dumps().stream().filter(d -> !d.findings().isEmpty()).count();
    assertEquals(withFindings, page.groups().size());
    assertFalse(page.groups().stream().noneMatch(g -> g.contains("48213")));
  }
}
