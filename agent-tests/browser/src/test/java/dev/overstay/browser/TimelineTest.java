package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline shows the tests, and what outlived them. */
@ExtendWith(SharedBrowser.class)
class TimelineTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void testClassesAndWhatOutlivedThemAreNamed(
      boolean scripts, Browser browser, PageUnderTest page, Pages pages) {
    browser.scripts(scripts);
    browser.open(pages.of(Subject.DEMO).html());
    assertTrue(page.timelineSeen());
    String timeline = String.join("\n", page.timeline());
    for (String name : List.of("OrderEventsTest", "PaymentGatewayTest", "reminder")) {
      assertTrue(timeline.contains(name), timeline);
    }
  }
}
