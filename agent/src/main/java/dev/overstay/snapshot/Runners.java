package dev.overstay.snapshot;

import dev.overstay.dump.Runner;
import dev.overstay.jdk.ExecJava;
import dev.overstay.system.SurefireFork;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the runner by the command of its JVM, and the runner's code by the names of its
 * classes.
 */
public final class Runners {
  // IntelliJ starts a main class through this one, but a test runner directly.
  private static final String IDE = "com.intellij.rt.execution.application.AppMainV2 ";

  // The goal with the plugin's prefix, or with its name and maybe a version. Once the main method
  // has ended, nothing else in the JVM shows that it ran. A goal that a phase includes is only
  // recognized while it runs.
  private static final String GOAL = "\\bexec(-maven-plugin(:[^ :]+)?)?:java\\b";

  private Runners() {}

  /** The runner of this command, which is a main class or jar and its arguments. */
  public static Runner of(@Nullable String command) {
    String main = main(command);
    String name = main == null ? "" : main.substring(lastSeparator(main) + 1);
    for (Runner runner : Runner.values()) {
      for (String known : runner.mains) {
        if (main != null && command != null && name.startsWith(known)) {
          return refined(runner, command, main);
        }
      }
    }
    return Runner.PLAIN;
  }

  private static Runner refined(Runner runner, String command, String main) {
    if (runner == Runner.SUREFIRE && SurefireFork.isOfFailsafe(command, main)) {
      return Runner.FAILSAFE;
    }
    boolean plain =
        runner == Runner.EXEC_MAVEN
            && !Pattern.compile(GOAL).matcher(command).find()
            && !ExecJava.runs();
    return plain ? Runner.PLAIN : runner;
  }

  /** The main class or jar of a command; null if the command has none. */
  public static @Nullable String main(@Nullable String command) {
    if (command == null || command.isEmpty()) {
      return null;
    }
    if (command.startsWith(IDE)) {
      return main(command.substring(IDE.length()));
    }
    int space = command.indexOf(' ');
    String first = space < 0 ? command : command.substring(0, space);
    int jar = (command + " ").indexOf(".jar ");
    // The name of a directory may contain spaces, the name of a class may not.
    return lastSeparator(first) < 0 || jar < 0
        ? first
        : command.substring(0, jar + ".jar".length());
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  // Resources that runners make for themselves are never a finding.
  private static final String[] PACKAGES = {
    "org.apache.maven.surefire.",
    "org.junit.",
    "org.testng.",
    "org.gradle.",
    "worker.org.gradle.",
    "com.intellij.rt.",
    "junit.",
    "org.codehaus.plexus.",
    "org.codehaus.mojo.exec.",
  };

  /** Whether the class of this name belongs to a test runner. */
  public static boolean owns(String className) {
    for (String prefix : PACKAGES) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
