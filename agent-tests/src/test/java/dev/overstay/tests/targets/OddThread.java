package dev.overstay.tests.targets;

/** A thread of which each method that can be overridden does what {@link OddObjects} says. */
final class OddThread extends Thread {
  OddThread() {
    super("odd");
  }

  @Override
  public void run() {
    OddObjects.await();
  }

  @Override
  @SuppressWarnings("deprecation")
  public long getId() {
    OddObjects.ask();
    return super.getId();
  }

  @Override
  public Thread.State getState() {
    OddObjects.ask();
    return super.getState();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    OddObjects.ask();
    return super.getStackTrace();
  }

  @Override
  public ClassLoader getContextClassLoader() {
    OddObjects.ask();
    return super.getContextClassLoader();
  }

  @Override
  public boolean isInterrupted() {
    OddObjects.ask();
    return super.isInterrupted();
  }

  @Override
  public String toString() {
    OddObjects.ask();
    return super.toString();
  }

  @Override
  public int hashCode() {
    OddObjects.ask();
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Object other) {
    OddObjects.ask();
    return this == other;
  }
}
