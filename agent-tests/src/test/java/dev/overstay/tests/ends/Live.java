package dev.overstay.tests.ends;

import java.util.Locale;

/** What lives when the JVM ends; the target knows it by the same name. */
public enum Live {
  NOTHING,
  THREAD,
  POOL,
  CHILD,
  SERVER,
  SOCKETS;

  /** What the target calls it. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
