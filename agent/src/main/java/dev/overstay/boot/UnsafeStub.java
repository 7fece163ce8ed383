package dev.overstay.boot;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Stands for {@code jdk.internal.misc.Unsafe}, which javac hides: the jar names that class instead
 * and does not hold this one. A call by reflection would cost milliseconds at start.
 */
final class UnsafeStub {
  private UnsafeStub() {}

  static native UnsafeStub getUnsafe();

  native Class<?> defineClass(
      @Nullable String name,
      byte[] bytes,
      int from,
      int length,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain);
}
