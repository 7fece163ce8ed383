package dev.overstay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's shutdown, once it was requested.
 *
 * @param requestedBy the request
 * @param hooks ids of the resources of kind {@code shutdown-hook}
 */
public record Shutdown(RequestedBy requestedBy, List<Integer> hooks) {

  /**
   * The request for the shutdown.
   *
   * @param thread name of the thread
   * @param exitCode the status given; null if there was none
   * @param stack id of the stack of the request; null if it has none
   * @param test id of the test that ran on that thread, or null
   * @param how {@code exit}, {@code halt}, {@code signal} or {@code last-thread}
   */
  public record RequestedBy(
      String thread,
      @Nullable Integer exitCode,
      @Nullable Integer stack,
      @Nullable Integer test,
      String how) {}
}
