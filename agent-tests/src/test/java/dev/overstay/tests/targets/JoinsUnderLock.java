package dev.overstay.tests.targets;

/** Waits for a thread while it holds the lock that the thread's own {@code getId()} takes. */
public final class JoinsUnderLock {
  private static final Object LOCK = new Object();
  private static final long BOUND_MS = 10_000;

  private JoinsUnderLock() {}

  public static void main(String[] args) throws InterruptedException {
    Thread thread = new Careful();
    synchronized (LOCK) {
      thread.start();
      thread.join(BOUND_MS);
    }
    System.out.println(thread.isAlive() ? "does not end" : "joined");
    System.exit(0);
  }

  /** A thread whose number can only be read while holding the lock. */
  private static final class Careful extends Thread {
    @Override
    @SuppressWarnings({"deprecation", "ThreadId"}) // Overriding it is the case.
    public long getId() {
      synchronized (LOCK) {
        return super.getId();
      }
    }

    @Override
    public void run() {}
  }
}
