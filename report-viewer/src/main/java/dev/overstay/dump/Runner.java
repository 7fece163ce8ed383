package dev.overstay.dump;

import dev.overstay.text.Label;
import java.util.List;

/** The test runner of a JVM; adding a runner takes one line. */
public enum Runner implements Label {
  /** Maven Surefire's fork. */
  SUREFIRE(
      "Surefire", "Maven", true, "org.apache.maven.surefire.booter.ForkedBooter", "surefirebooter"),
  /** The same fork, when Maven Failsafe starts it. */
  FAILSAFE("Failsafe", "Maven", true),
  /** Gradle's worker. */
  GRADLE("Gradle", "Gradle", true, "worker.org.gradle.process.internal.worker.GradleWorkerMain"),
  /** JUnit's own launcher. */
  JUNIT_CONSOLE(
      "ConsoleLauncher",
      Runner.READER,
      true,
      "org.junit.platform.console.ConsoleLauncher",
      "junit-platform-console-standalone"),
  /** IntelliJ's runners. */
  INTELLIJ(
      "IntelliJ",
      "IntelliJ",
      true,
      "com.intellij.rt.junit.JUnitStarter",
      "com.intellij.rt.testng.RemoteTestNGStarter"),
  /** Maven's own JVM, where exec:java runs the user's main and waits for all its threads. */
  EXEC_MAVEN("exec:java", "Maven", false, "org.codehaus.plexus.classworlds.launcher.Launcher"),
  /** No runner: the user's own main. */
  PLAIN("The process that started this JVM", Runner.READER, false);

  private static final String READER = "The reader of its output";

  /** The name that users know. */
  public final String words;

  /** The program that reads the output of its JVM to the end. */
  public final String waiter;

  /** Whether it ends its JVM by {@code System.exit}, so that no thread can hold it. */
  public final boolean exitsBySystemExit;

  /** The beginnings of its main class, or of the file name of its jar. */
  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  public final List<String> mains;

  Runner(String words, String waiter, boolean exitsBySystemExit, String... mains) {
    this.words = words;
    this.waiter = waiter;
    this.exitsBySystemExit = exitsBySystemExit;
    this.mains = List.of(mains);
  }

  /** The runner with this label; {@link #PLAIN} if no runner has it. */
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
}
