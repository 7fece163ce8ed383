package dev.overstay.stack;

import dev.overstay.html.Place;
import java.util.List;

/** Knows the frames in which Java waits, to find the frame below them that shows why it waits. */
public final class Waiting {
  private static final String[] MACHINERY = {
    "jdk.internal.misc.Unsafe.park",
    "sun.misc.Unsafe.park",
    "java.util.concurrent.locks.LockSupport.",
    "java.util.concurrent.locks.AbstractQueuedSynchronizer",
    "java.util.concurrent.locks.ReentrantLock",
    "java.util.concurrent.ForkJoinPool.managedBlock",
    "java.util.concurrent.ForkJoinPool.unmanagedBlock",
    "java.lang.Object.wait",
    "java.lang.VirtualThread.park",
    "java.lang.System$2.park",
    "jdk.internal.misc.VirtualThreads.park",
  };

  // Calls in which a worker or an event loop waits for work: it is idle, not stuck in a task.
  private static final String[] IDLE = {
    "LinkedBlockingQueue.take",
    "LinkedBlockingQueue.poll",
    "ArrayBlockingQueue.take",
    "LinkedBlockingDeque.take",
    "LinkedTransferQueue.",
    "PriorityBlockingQueue.take",
    "DelayQueue.take",
    "SynchronousQueue",
    "ScheduledThreadPoolExecutor$DelayedWorkQueue.",
    "ForkJoinPool.awaitWork",
    "ForkJoinPool.runWorker",
    "java.util.TimerThread.mainLoop",
  };

  private Waiting() {}

  /** Index of the first frame that is not part of waiting; 0 if all are. */
  public static int top(List<String> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (!isMachinery(frames.get(i))) {
        return i;
      }
    }
    return 0;
  }

  /** Whether a worker or event loop with this stack waits for work; false if the stack is empty. */
  public static boolean isIdle(List<String> frames) {
    if (frames.isEmpty()) {
      return false;
    }
    String frame = frames.get(top(frames));
    int start = Place.classStart(frame);
    int end = frame.lastIndexOf('(');
    for (String idle : IDLE) {
      int at = frame.indexOf(idle, start);
      if (at >= 0 && (at + idle.length() <= end || end < 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMachinery(String frame) {
    int start = Place.classStart(frame);
    for (String prefix : MACHINERY) {
      if (frame.startsWith(prefix, start)) {
        return true;
      }
    }
    return false;
  }
}
