package dev.overstay.snapshot;

import dev.overstay.dump.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who runs the tests in this JVM, told by its command; a new runner is one line. */
public enum Runner implements Label {
  /** Maven Surefire's fork. */
  SUREFIRE("Surefire", true, "org.apache.maven.surefire.booter.ForkedBooter", "surefirebooter"),
  /** The same fork, when Maven Failsafe starts it. */
  FAILSAFE("Failsafe", true),
  /** Gradle's worker. */
  GRADLE("Gradle", true, "worker.org.gradle.process.internal.worker.GradleWorkerMain"),
  /** JUnit's own launcher. */
  JUNIT_CONSOLE(
      "ConsoleLauncher",
      true,
      "org.junit.platform.console.ConsoleLauncher",
      "junit-platform-console-standalone"),
  /** IntelliJ's runners. */
  INTELLIJ(
      "IntelliJ",
      true,
      "com.intellij.rt.junit.JUnitStarter",
      "com.intellij.rt.testng.RemoteTestNGStarter"),
  /** Maven's own JVM, where exec:java runs the user's main and waits for all its threads. */
  EXEC_MAVEN("exec:java", false, "org.codehaus.plexus.classworlds.launcher.Launcher"),
  /** Nobody: a main of the user's own. */
  PLAIN("Whoever started this JVM", false);

  // IntelliJ starts a main through this class, and a test runner without it.
  private static final String IDE = "com.intellij.rt.execution.application.AppMainV2 ";

  /** Whether this runner ends its JVM by {@code System.exit}, so that no thread can hold it. */
  public final boolean exitsBySystemExit;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> mains;

  /** What its users call it. */
  public final String words;

  Runner(String words, boolean exitsBySystemExit, String... mains) {
    this.words = words;
    this.exitsBySystemExit = exitsBySystemExit;
    this.mains = List.of(mains);
  }

  /** Who runs this command: its main class or jar, then its arguments. */
  public static Runner of(@Nullable String command) {
    String main = main(command);
    String name = main == null ? "" : main.substring(lastSeparator(main) + 1);
    for (Runner runner : values()) {
      for (String known : runner.mains) {
        if (main != null && command != null && name.startsWith(known)) {
          return runner.told(command, main);
        }
      }
    }
    return PLAIN;
  }

  /** The runner with this label. */
  public static Runner labelled(String label) {
    for (Runner runner : values()) {
      if (runner.label().equals(label)) {
        return runner;
      }
    }
    return PLAIN;
  }

  /** Whether it runs tests rather than a main. */
  public boolean runsTests() {
    return this != PLAIN && this != EXEC_MAVEN;
  }

  private Runner told(String command, String main) {
    if (this == SUREFIRE && SurefireFork.isOfFailsafe(command, main)) {
      return FAILSAFE;
    }
    return this == EXEC_MAVEN && !command.contains("exec:java") && !ExecJava.runs() ? PLAIN : this;
  }

  /** The main class or jar of a command; null where it has none. */
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
    // A directory's name may hold spaces, a class's may not.
    return lastSeparator(first) < 0 || jar < 0
        ? first
        : command.substring(0, jar + ".jar".length());
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  // What runners make for themselves is never a finding.
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
