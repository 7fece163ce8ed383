package dev.overstay.probe;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import org.jspecify.annotations.Nullable;

/**
 * What JUnit Platform calls when a test, or a container of tests, starts or ends; like {@link
 * Probe}.
 */
public final class TestProbe {
  private static final String JUPITER = "[engine:junit-jupiter]";
  private static final String VINTAGE = "[engine:junit-vintage]";

  private TestProbe() {}

  /**
   * It starts on this thread.
   *
   * @param id the unique id
   * @param source where its code is; its text is made where the id does not tell
   * @param type what it is, as text
   * @param name what people call it
   */
  public static void started(String id, Object source, String type, String name) {
    try {
      // JUnit 4 tells of the same tests by itself while Vintage runs it.
      if (id.endsWith("[engine:junit-vintage]")) {
        JUnit4Probe.vintage(true);
      }
      // Making the text of each test's source would cost more than all else that is done here.
      boolean told = id.startsWith(JUPITER) || id.startsWith(VINTAGE);
      Spans.started(new Span(id, told ? "" : source.toString(), type, name));
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** It has ended. What is returned takes the place of its result; null leaves that as it is. */
  public static @Nullable Throwable ended(String id, String status) {
    try {
      if (id.endsWith("[engine:junit-vintage]")) {
        JUnit4Probe.vintage(false);
      }
      return Spans.ended(id, status);
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }
}
