package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The filter leaves what holds all its words, and says how many that are. */
@ExtendWith(SharedBrowser.class)
class FilterTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Pages pages;
  private final Made demo;
  private final int all;

  FilterTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    this.pages = pages;
    demo = pages.of(Subject.DEMO);
    all = demo.dump().findings().size();
  }

  @BeforeEach
  void open() {
    browser.open(demo.html());
  }

  @Test
  void wordsNarrowAndTheirNumberIsSaid() {
    assertEquals("", page.matches());
    page.filter("reminder");
    assertEquals(List.of(demo.finding("reminder").id()), page.findings());
    assertEquals("1 of " + all, page.matches());
  }

  @Test
  void allWordsMustMatchInAnyCase() {
    page.filter("ORDEREVENTSTEST timer");
    assertEquals(List.of(demo.finding("reminder").id()), page.findings());
    page.filter("PaymentGatewayTest timer");
    assertEquals(List.of(), page.findings());
  }

  @Test
  void portsPidsAndTestsAreFound() {
    for (Finding finding : demo.dump().findings()) {
      page.filter(telling(demo.dump(), finding));
      assertEquals(List.of(finding.id()), page.findings(), finding.title());
    }
  }

  /** A text of which no other finding knows: its test, and its kind where a test left two. */
  private static String telling(Dump dump, Finding finding) {
    String test =
        dump.tests().stream()
            .filter(t -> t.id() == finding.tests().get(0))
            .findFirst()
            .orElseThrow()
            .name();
    Object pid = Objects.requireNonNull(dump.resource(finding.root())).detail().get("pid");
    return test.replace("()", "") + (pid == null ? "" : " " + pid) + " " + finding.title();
  }

  @Test
  void classesWithTheirPackageAreFound() {
    for (Finding finding : demo.dump().findings()) {
      String test =
          demo.dump().tests().stream()
              .filter(t -> t.id() == finding.tests().get(0))
              .findFirst()
              .orElseThrow()
              .className();
      page.filter(test);
      assertTrue(page.findings().contains(finding.id()), test + " in " + page.findings());
    }
  }

  @Test
  void threadsOfWhichANumberIsShownAreFoundByTheirName() throws IOException {
    browser.open(pages.written("names", Pages.text("golden-dump.json")).html());
    page.filter("order-consumer-3");
    assertEquals(List.of("f-3b9ac1d2"), page.findings());
  }

  @Test
  void nothingThatMatchesIsSaidToo() {
    page.filter("no such thing");
    assertEquals(List.of(), page.findings());
    assertEquals("Nothing matches", page.matches());
  }

  @Test
  void anEmptiedFilterShowsAllAgain() {
    page.filter("reminder");
    page.filter("");
    assertEquals(all, page.findings().size());
    assertEquals("", page.matches());
  }

  @Test
  void theFilterNarrowsGroupsToo() {
    page.group("test");
    page.filter("reminder");
    assertEquals(1, page.groups().size());
    assertEquals("1 of " + all, page.matches());
  }
}
