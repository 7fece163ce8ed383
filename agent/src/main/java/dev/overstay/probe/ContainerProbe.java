package dev.overstay.probe;

import dev.overstay.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The probes in docker-java's commands, called after the engine has been called; like {@link
 * Probe}.
 */
public final class ContainerProbe {
  private ContainerProbe() {}

  /** A container was made; it does not run yet. Labels are passed as text. */
  public static void created(
      @Nullable String id, @Nullable String image, @Nullable String name, @Nullable String labels) {
    try {
      ContainerLog.created(id, image, name, labels);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A container was started; {@code reference} is its id or name. */
  public static void started(@Nullable String reference, int kind) {
    try {
      ContainerLog.started(reference, kind);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A container was started again. */
  public static void restarted(@Nullable String reference, int kind) {
    try {
      ContainerLog.restarted(reference, kind);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A container does not run any more. */
  public static void ended(@Nullable String reference) {
    try {
      ContainerLog.ended(reference);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A container was sent this signal; null stands for the signal that ends it. */
  public static void killed(@Nullable String reference, @Nullable String signal) {
    try {
      ContainerLog.killed(reference, signal);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A container was removed. */
  public static void removed(@Nullable String reference) {
    try {
      ContainerLog.removed(reference);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }
}
