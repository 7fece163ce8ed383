package dev.overstay.boot;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for {@code jdk.internal.misc.Unsafe}, which javac hides: the classes in the jar refer
 * to that class instead, and the jar does not contain this one. A call by reflection would cost
 * milliseconds at start.
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
