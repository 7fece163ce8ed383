package dev.overstay.diagnosis;

import dev.overstay.dump.TestRun;
import dev.overstay.ledger.Birth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for the JVM's end.
 *
 * @param thread the thread that ends it; null while nobody has asked
 * @param event where that thread called for it; null where it did not, as for a signal
 * @param status the exit status; null where none was given
 * @param how {@code exit}, {@code halt}, {@code signal} or {@code last-thread}
 */
public record ExitRequest(
    @Nullable Thread thread, @Nullable Birth event, @Nullable Integer status, String how) {

  /**
   * For example {@code System.exit(3) in FooTest.bar ended this JVM, called at
   * Foo.run(Foo.java:12)}.
   */
  String words(TestRun test, OwnCode ownCode) {
    StringBuilder out = new StringBuilder(how.equals("halt") ? "Runtime.halt(" : "System.exit(");
    out.append(status).append(") in ").append(test.shortName()).append(" ended this JVM");
    List<StackTraceElement> frames = event == null ? List.of() : Frames.of(event);
    Standing at = Standing.of(frames.toArray(new StackTraceElement[0]), ownCode);
    if (at.frame() != null) {
      out.append(", called at ").append(Frames.frame(at.frame(), at.own()).words());
    }
    return out.toString();
  }
}
