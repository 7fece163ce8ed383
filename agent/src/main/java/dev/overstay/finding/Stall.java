package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.child.FullPipes;
import dev.overstay.grouping.Names;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.jdk.Identity;
import dev.overstay.jdk.PoolWaits;
import dev.overstay.kind.Kinds;
import dev.overstay.live.Live;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Standing;
import dev.overstay.snapshot.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a thread does not go on.
 *
 * @param title what is wrong, as a finding's title
 * @param fix what to do about it
 * @param inCycle whether it and the exiting thread wait for each other
 */
@Late
record Stall(Title title, String fix, boolean inCycle) {

  /**
   * The reason why a shutdown hook does not return. Two common mistakes are named: while the exit
   * waits for the hook, the hook waits for the exit or for the thread that called it.
   *
   * @param samples what the hook did at each snapshot
   * @param exit who asked for the exit, and waits for the hooks
   */
  static Stall ofHook(Live hook, List<Sample> samples, ExitRequest exit, OwnCode ownCode) {
    Thread exiting = exit.thread();
    Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
    String name = Names.oneLine(hook.name());
    Standing standing = Standing.of(hook.stack, ownCode);
    String at = standing.at();
    String thread = exiting == null ? "" : "thread " + Names.oneLine(exiting.getName());
    String waits =
        thread + ", which called System.exit" + exit.place(ownCode) + " and waits for this hook";
    if (calls(hook, "java.lang.Shutdown", "exit")) {
      return new Stall(
          ofHook(
              name, " calls System.exit, which waits for this hook to return" + standing.place()),
          "Take System.exit out of it: the exit is under way already",
          true);
    }
    if (exiting != null && last != null && isObject(last.waitingOn(), exiting)) {
      return new Stall(
          ofHook(name, " waits for the end of " + waits + at),
          "Don't wait for that thread in it, or call System.exit on another thread",
          true);
    }
    if (exiting != null && last != null && exiting.getName().equals(last.lockOwner())) {
      return new Stall(
          ofHook(name, " waits for a lock of " + waits + at),
          "Give that lock back before System.exit is called",
          true);
    }
    if (exiting != null
        && last != null
        && PoolWaits.waitFor(last.waitingOn(), Kinds.startOf(exiting))) {
      return new Stall(
          ofHook(name, " waits for the pool of " + waits + at),
          "Don't use that pool in it, or call System.exit on another thread",
          true);
    }
    String owner = last == null ? null : last.lockOwner();
    String held =
        owner == null ? "" : ", waiting for a lock that thread " + Names.oneLine(owner) + " holds";
    if (owner == null && isBounded(last)) {
      return new Stall(
          ofHook(name, " is still running" + at),
          "Let it return sooner, or do before the exit what takes long",
          false);
    }
    return new Stall(
        ofHook(name, " does not return" + held + at),
        "Let it return: bound what it waits for, or do that before the exit",
        false);
  }

  /**
   * The state of a thread that runs a test or main.
   *
   * @param noun whether it is a test or a thread
   * @param name what that is called
   * @param stuck whether it did not move between two snapshots
   * @param children the processes that are live
   */
  static Stall ofRunning(
      String noun,
      String name,
      Live thread,
      List<Sample> samples,
      boolean stuck,
      List<Live> children,
      OwnCode ownCode) {
    Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
    Standing standing = Standing.of(thread.stack, ownCode);
    String waitingOn = last == null ? null : last.waitingOn();
    if (waitingOn != null && calls(thread, "java.lang.ProcessImpl", "waitFor")) {
      for (Live child : children) {
        String full = FullPipes.of(child, waitingOn);
        if (full != null) {
          return ofFullPipe(noun, name, child, full, standing);
        }
      }
    }
    String owner = last == null ? null : last.lockOwner();
    String held = owner == null ? "" : " for a lock that thread " + Names.oneLine(owner) + " holds";
    String waits = owner == null ? "" : ", waiting" + held;
    return new Stall(
        new Title(
            noun,
            name,
            (stuck && !isBounded(last) ? " makes no progress" : " is still running")
                + waits
                + standing.at()),
        owner != null
            ? "Let thread " + Names.oneLine(owner) + " give that lock back"
            : isBounded(last)
                ? "Find out why it takes so long"
                    + standing.place()
                    + ": this wait has a time limit"
                : "Find out what should complete the wait"
                    + standing.place()
                    + ", and give it a timeout",
        false);
  }

  private static Stall ofFullPipe(
      String noun, String name, Live child, String full, Standing standing) {
    String process = Names.shortCommand(child.text("command")) + " (pid " + child.text("pid") + ")";
    return new Stall(
        new Title(
            noun,
            name,
            " waits for process "
                + process
                + ", which can't go on: what it wrote to "
                + full
                + " is not read"
                + standing.at()),
        "Read its " + full + " before you wait for it, or redirect it to a file",
        false);
  }

  /**
   * The reason why the threads of a deadlock do not end: for each, the lock that the next one holds
   * and that it waits for, and where it waits.
   *
   * @param noun whether the first of them runs a test or not
   * @param name what the test or that thread is called
   */
  static Stall ofDeadlock(String noun, String name, Deadlocks.Cycle cycle, OwnCode ownCode) {
    StringBuilder others = new StringBuilder();
    StringBuilder waits = new StringBuilder();
    List<Deadlocks.Waiter> waiters = cycle.waiters();
    for (int i = 0; i < waiters.size(); i++) {
      Deadlocks.Waiter waiter = waiters.get(i);
      String thread = Names.oneLine(waiter.name());
      String next = Names.oneLine(waiters.get((i + 1) % waiters.size()).name());
      others.append(i > 1 ? " and " : "").append(i == 0 ? "" : thread);
      waits.append(i == 0 ? ": " : "; ").append(thread).append(" waits for ").append(waiter.lock());
      waits.append(", which ").append(next).append(" holds,");
      waits.append(Standing.of(waiter.stack().toArray(new StackTraceElement[0]), ownCode).place());
    }
    return new Stall(
        new Title(noun, name, " is in a deadlock with " + others + waits),
        "Take the locks in the same order in all of these threads",
        false);
  }

  // A sleep, or a wait with a time limit, ends on its own.
  private static boolean isBounded(@Nullable Sample last) {
    return last != null && last.state() == Thread.State.TIMED_WAITING;
  }

  private static Title ofHook(String name, String rest) {
    return new Title("Shutdown hook", name, rest);
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
    return Identity.of(thread).equals(waitingOn);
  }
}
