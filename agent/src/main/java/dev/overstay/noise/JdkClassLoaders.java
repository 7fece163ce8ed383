package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/**
 * Files that the JDK's own class loaders opened: these loaders keep the class path open as long as
 * the JVM lives. A {@code URLClassLoader} that other code made opens its jars with the same
 * classes, but can be closed.
 */
final class JdkClassLoaders extends StackRule {
  @Override
  boolean holds(List<StackTraceElement> frames) {
    boolean loads = false;
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (!Frames.isBase(frame)) {
        return loads;
      }
      if (name.startsWith("jdk.internal.loader.")) {
        loads = true;
      } else if (loads && !name.equals("java.security.AccessController")) {
        return !name.startsWith("java.net.URLClassLoader");
      }
    }
    return loads;
  }
}
