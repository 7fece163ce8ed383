package dev.overstay.base;

import org.jspecify.annotations.Nullable;

/**
 * A thread that runs tasks, one after another, each while its caller waits with a bound: a task may
 * wait for ever for a lock of the user's, or for a class whose loading waits for one.
 */
public final class BoundedRunner extends AgentThread {
  private @Nullable Runnable task;
  private boolean started;

  /** Creates the thread, which is started with its first task. */
  public BoundedRunner(String name) {
    super(name);
  }

  /** Whether an earlier task has not returned. */
  public synchronized boolean isBusy() {
    return task != null;
  }

  /**
   * Runs a task and waits for it. An interrupt of the caller does not end the wait, and is kept.
   *
   * @return whether it is done; false if it takes longer than {@code boundMs}, if an earlier task
   *     has not returned, or if no thread can be started
   */
  public synchronized boolean run(Runnable next, long boundMs) {
    if (task != null) {
      return false;
    }
    started = started || tryStart();
    if (!started) {
      return false;
    }
    task = next;
    notifyAll();
    boolean interrupted = false;
    long end = System.nanoTime() + boundMs * 1_000_000;
    for (long left = boundMs; task == next && left > 0; ) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = (end - System.nanoTime()) / 1_000_000;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return task != next;
  }

  @Override
  protected void work() {
    while (true) {
      Runnable due = next();
      if (due != null) {
        try {
          due.run();
        } catch (Throwable t) {
          // Its caller finds no result.
        }
        done();
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    while (task == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        // No code interrupts it on purpose, and it has nothing to clean up.
      }
    }
    return task;
  }

  private synchronized void done() {
    task = null;
    notifyAll();
  }
}
