package dev.overstay.probe;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import org.jspecify.annotations.Nullable;

/**
 * The probes that JUnit Platform calls when a test, or a container of tests, starts or ends; like
 * {@link Probe}.
 */
public final class TestProbe {
  private static final String JUPITER = "[engine:junit-jupiter]";
  private static final String VINTAGE = "[engine:junit-vintage]";

  private TestProbe() {}

  /**
   * A test or container starts on this thread.
   *
   * @param id the unique id
   * @param source the location of its code; its text is only used if the id does not contain that
   * @param type the type, as text
   * @param name the name that is shown to users
   */
  public static void started(String id, Object source, String type, String name) {
    try {
      // While Vintage runs JUnit 4, JUnit 4 would report the same tests on its own.
      if (id.endsWith("[engine:junit-vintage]")) {
        JUnit4Probe.vintage(true);
      }
      // Creating the text of each test's source would cost more than all other work here.
      boolean told = id.startsWith(JUPITER) || id.startsWith(VINTAGE);
      Spans.started(new Span(id, told ? "" : source.toString(), type, name));
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /**
   * A test or container has ended. A returned error replaces its result; null leaves it as it is.
   */
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
