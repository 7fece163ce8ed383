package dev.overstay.base;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The system properties as the JVM created them. An object that the user sets with {@code
 * System.setProperties} later is never asked: its methods may wait for a lock of an exiting thread.
 */
public final class SystemProperties {
  private static final Properties ofJvm = System.getProperties();

  private SystemProperties() {}

  /** The value of a property; null if it is not set. */
  public static @Nullable String get(String key) {
    return ofJvm.getProperty(key);
  }

  /** The value of a property; {@code otherwise} if it is not set. */
  public static String get(String key, String otherwise) {
    return ofJvm.getProperty(key, otherwise);
  }
}
