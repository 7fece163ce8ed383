package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Library frames are folded, and a click shows them. */
@ExtendWith(SharedBrowser.class)
class FoldTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made demo;

  FoldTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClickShowsTheLibrarysFramesAndAnotherHidesThem(boolean scripts) {
    Finding timer = demo.finding("reminder");
    browser.scripts(scripts);
    browser.open(demo.html(), timer.id());
    List<String> folded = page.frames(timer.id());
    assertTrue(folded.stream().anyMatch(f -> f.contains("remindsOfUnpaidOrders")), "" + folded);
    assertTrue(folded.stream().noneMatch(f -> f.startsWith("org.junit.")), folded.toString());
    String says = page.foldSays(timer.id());
    assertTrue(says.matches("Show \\d+ more .*JUnit.*"), says);

    page.fold(timer.id());
    List<String> unfolded = page.frames(timer.id());
    int hidden = Integer.parseInt(says.replaceFirst("Show (\\d+) more.*", "$1"));
    assertEquals(folded.size() + hidden, unfolded.size());
    assertTrue(unfolded.stream().anyMatch(f -> f.startsWith("org.junit.")), unfolded.toString());

    page.fold(timer.id());
    assertEquals(folded, page.frames(timer.id()));
  }
}
