package dev.overstay.agent;

import dev.overstay.boot.RenamedJar;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry. It never throws and never exits: an agent that cannot start reports that in
 * one line and leaves the JVM as it is.
 */
public final class Premain {
  private Premain() {}

  /** Called by the JVM before {@code main}, with the text behind {@code -javaagent:jar=}. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    // The JVM aborts when this method throws, so even the line about the failure may fail.
    try {
      start(options, instrumentation);
    } catch (Throwable t) {
      try {
        say(t);
      } catch (Throwable unsaid) {
        // There is no memory or no permission to print it; the JVM goes on without the agent.
      }
    }
  }

  private static void start(@Nullable String options, Instrumentation instrumentation)
      throws Exception {
    if (Premain.class.getClassLoader() == null) {
      Agent.start(options, instrumentation);
    } else {
      if (!isInBootLoader()) {
        RenamedJar.define(instrumentation);
      }
      Class.forName("dev.overstay.agent.Agent", true, null)
          .getMethod("start", String.class, Instrumentation.class)
          .invoke(null, options, instrumentation);
    }
  }

  // If a renamed jar is given twice, its classes are already defined.
  private static boolean isInBootLoader() {
    try {
      Class.forName("dev.overstay.agent.Agent", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String why(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "out of memory";
    }
    if (cause instanceof SecurityException) {
      return "a SecurityManager does not allow it";
    }
    String message = cause.getMessage();
    return cause instanceof IOException && message != null
        ? message
        : "internal error " + cause.getClass().getSimpleName() + " '" + message + "'";
  }

  // Uses no other class of the agent: in a renamed jar the application loader defines this class,
  // which then cannot access the boot loader's classes of the same package.
  private static void say(Throwable t) throws IOException {
    Throwable cause =
        t instanceof InvocationTargetException && t.getCause() != null ? t.getCause() : t;
    String why = why(cause).replaceAll("\\p{Cntrl}", "?");
    String line = "overstay: switched off, the JVM goes on without it: " + why;
    try {
      // Not closed: the descriptor belongs to the process.
      @SuppressWarnings("resource")
      FileOutputStream err = new FileOutputStream(FileDescriptor.err);
      err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (SecurityException e) {
      // On JDK 17 with a SecurityManager, only the stream that is already open is allowed.
      System.err.println(line);
    }
  }
}
