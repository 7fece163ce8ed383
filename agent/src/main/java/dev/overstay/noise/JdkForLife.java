package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/**
 * Resources that the JDK makes for as long as the JVM lives: the thread of a hook, a pool from one
 * of its static initializers, and resources that it keeps for later and that no other code can
 * close (idle HTTP connections, fonts, the default port).
 */
final class JdkForLife extends StackRule {
  @Override
  boolean holds(List<StackTraceElement> frames) {
    boolean jdkOnly = true;
    for (StackTraceElement frame : frames) {
      boolean jdk = Frames.isJdk(frame);
      if (jdk
          && (frame.getClassName().equals("java.lang.ApplicationShutdownHooks") || caches(frame))) {
        return true;
      }
      if (jdk && jdkOnly && frame.getMethodName().equals("<clinit>")) {
        return true;
      }
      jdkOnly &= jdk;
    }
    return false;
  }

  private static boolean caches(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.net.www.http.")
        || frame.getClassName().startsWith("sun.font.")
        || (frame.getClassName().startsWith("sun.nio.ch.")
            && frame.getMethodName().equals("defaultEventPort"));
  }
}
