package dev.overstay.diagnosis;

import dev.overstay.snapshot.Live;
import dev.overstay.snapshot.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a thread that should go on does not.
 *
 * @param title what is wrong, as a finding's title
 * @param fix what to do about it
 * @param inCycle whether it and the exiting thread wait for each other
 */
record Stall(String title, String fix, boolean inCycle) {

  /**
   * Why a shutdown hook does not return. Two mistakes are so common that they are told by name: the
   * exit waits for the hook, and the hook for the exit or for the thread that called it.
   *
   * @param samples what the hook did at each snapshot
   * @param exiting the thread that waits for the hooks; null where nobody does
   */
  static Stall ofHook(Live hook, List<Sample> samples, @Nullable Thread exiting, OwnCode ownCode) {
    Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
    String name = "Shutdown hook " + Words.oneLine(hook.name());
    Standing standing = Standing.of(hook.stack, ownCode);
    String at = standing.at();
    String thread = exiting == null ? "" : "thread " + Words.oneLine(exiting.getName());
    String waits = thread + ", which called System.exit and waits for this hook";
    if (calls(hook, "java.lang.Shutdown", "exit")) {
      return new Stall(
          name + " calls System.exit, which waits for this hook to return" + standing.place(),
          "Take System.exit out of it: the exit is under way already",
          true);
    }
    if (exiting != null && last != null && isObject(last.waitingOn(), exiting)) {
      return new Stall(
          name + " waits for the end of " + waits + at,
          "Don't wait for that thread in it, or call System.exit on another thread",
          true);
    }
    if (exiting != null && last != null && exiting.getName().equals(last.lockOwner())) {
      return new Stall(
          name + " waits for a lock of " + waits + at,
          "Give that lock back before System.exit is called",
          true);
    }
    String owner = last == null ? null : last.lockOwner();
    String held =
        owner == null ? "" : ", waiting for a lock that thread " + Words.oneLine(owner) + " holds";
    return new Stall(
        name + " does not return" + held + at,
        "Let it return: bound what it waits for, or do that before the exit",
        false);
  }

  private static boolean calls(Live live, String type, String method) {
    if (live.stack != null) {
      for (StackTraceElement frame : live.stack) {
        if (frame.getClassName().equals(type) && frame.getMethodName().equals(method)) {
          return true;
        }
      }
    }
    return false;
  }

  // Thread.join() waits for the thread object itself.
  private static boolean isObject(@Nullable String waitingOn, Thread thread) {
    String object =
        thread.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(thread));
    return object.equals(waitingOn);
  }
}
