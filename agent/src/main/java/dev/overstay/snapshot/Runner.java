package dev.overstay.snapshot;

import dev.overstay.dump.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who runs the tests in this JVM, told by its main class or jar; a new runner is one line. */
public enum Runner implements Label {
  /** Maven Surefire's fork. */
  SUREFIRE(true, "org.apache.maven.surefire.booter.ForkedBooter", "surefirebooter"),
  /** Gradle's worker. */
  GRADLE(true, "worker.org.gradle.process.internal.worker.GradleWorkerMain"),
  /** JUnit's own launcher. */
  JUNIT_CONSOLE(
      true, "org.junit.platform.console.ConsoleLauncher", "junit-platform-console-standalone"),
  /** IntelliJ's runners. */
  INTELLIJ(
      true, "com.intellij.rt.junit.JUnitStarter", "com.intellij.rt.testng.RemoteTestNGStarter"),
  /** Maven's own JVM, where exec:java runs the user's main. */
  EXEC_MAVEN(false, "org.codehaus.plexus.classworlds.launcher.Launcher"),
  /** Nobody: a main of the user's own. */
  PLAIN(false);

  /** Whether this runner ends its JVM by {@code System.exit}, so that no thread can hold it. */
  public final boolean exitsBySystemExit;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> mains;

  Runner(boolean exitsBySystemExit, String... mains) {
    this.exitsBySystemExit = exitsBySystemExit;
    this.mains = List.of(mains);
  }

  /** Whose main class, or whose jar by the start of its file name, this is. */
  public static Runner of(@Nullable String main) {
    String name = main == null ? "" : main.substring(main.lastIndexOf('/') + 1);
    for (Runner runner : values()) {
      for (String known : runner.mains) {
        if (name.startsWith(known)) {
          return runner;
        }
      }
    }
    return PLAIN;
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
