package dev.overstay.tests.targets.junit4;

import org.junit.runner.notification.RunNotifier;

/** Notifies JUnit 4 of tests without a description, as a runner's own unit tests may do. */
public final class NotifiesOfNothing {
  private NotifiesOfNothing() {}

  @SuppressWarnings("NullAway")
  public static void main(String[] args) {
    RunNotifier notifier = new RunNotifier();
    notifier.fireTestStarted(null);
    notifier.fireTestFinished(null);
    System.out.println("notified");
  }
}
