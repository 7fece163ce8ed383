package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings grouped by what the reader asks for, or only those that are new. */
@ExtendWith(SharedBrowser.class)
class GroupTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;
  private final Made demo;

  GroupTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
    demo = pages.of(Subject.DEMO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"effect", "place", "test", "kind"})
  void groupingLosesNoFindingAndEffectIsTheOrderOfThePage(String by) {
    browser.open(demo.html());
    List<String> ids = page.findings();
    page.group(by);
    assertEquals(new TreeSet<>(ids), new TreeSet<>(page.findings()));
    page.group("effect");
    assertEquals(ids, page.findings());
  }

  @Test
  void aTestsHeadingNamesTheTest() {
    browser.open(demo.html());
    page.group("test");
    String test = "OrderEventsTest.remindsOfUnpaidOrders";
    assertTrue(page.groups().stream().anyMatch(g -> g.contains(test)), page.groups().toString());
  }

  @Test
  void jGoesThroughTheGroupsInTheirOrder() {
    browser.open(demo.html());
    page.group("kind");
    for (String id : page.findings()) {
      browser.press("j");
      assertEquals(id, page.focused());
    }
  }

  @Test
  void newOnlyLeavesOutWhatTheBaselineKnows() throws IOException {
    String json =
        Pages.text("golden-dump.json")
            .replaceFirst("\"baseline\" : null", "\"baseline\" : \"new\"")
            .replaceAll("\"baseline\" : null", "\"baseline\" : \"known\"");
    browser.open(pages.written("baseline", json).html());
    page.newOnly();
    assertEquals(List.of("f-3b9ac1d2"), page.findings());
    assertEquals("1 of 3", page.matches());
    page.newOnly();
    assertEquals(3, page.findings().size());
  }
}
