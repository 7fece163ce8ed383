package dev.overstay.jdk;

import org.jspecify.annotations.Nullable;

/** Names an object without calling its methods. */
public final class Identity {
  private Identity() {}

  /** Its class and identity hash, as the JVM names what a thread waits for; "" for null. */
  public static String of(@Nullable Object object) {
    return object == null
        ? ""
        : object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object));
  }
}
