package dev.overstay.view;

import dev.overstay.dump.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread did in one snapshot.
 *
 * @param snapshot the snapshot's id
 * @param state a {@link Thread.State}'s name
 * @param stack id of its stack; null if it had none
 * @param cpuMs CPU milliseconds used so far; null if that is not known
 * @param waitingOn what it waits for, or null
 * @param lockOwner name of the thread that has the lock it waits for, or null
 */
record Sample(
    int snapshot,
    String state,
    @Nullable Integer stack,
    @Nullable Long cpuMs,
    @Nullable String waitingOn,
    @Nullable String lockOwner) {

  /** A thread's samples, oldest first. */
  static List<Sample> of(Resource thread) {
    List<Detail> details = new Detail(thread.detail()).objects("samples");
    List<Sample> samples = new ArrayList<>(details.size());
    for (Detail detail : details) {
      Sample sample = of(detail);
      if (sample != null) {
        samples.add(sample);
      }
    }
    return samples;
  }

  static @Nullable Sample last(Resource thread) {
    List<Detail> details = new Detail(thread.detail()).objects("samples");
    Sample last = null;
    for (int i = details.size() - 1; i >= 0 && last == null; i--) {
      last = of(details.get(i));
    }
    return last;
  }

  /** The sample; null if it names no snapshot. */
  private static @Nullable Sample of(Detail sample) {
    Long snapshot = sample.number("snapshot");
    Long stack = sample.number("stack");
    String state = sample.text("state");
    return snapshot == null
        ? null
        : new Sample(
            snapshot.intValue(),
            state == null ? "" : state,
            stack == null ? null : Integer.valueOf(stack.intValue()),
            sample.number("cpuMs"),
            sample.text("waitingOn"),
            sample.text("lockOwner"));
  }

  static @Nullable Sample in(List<Sample> samples, int snapshot) {
    for (Sample sample : samples) {
      if (sample.snapshot == snapshot) {
        return sample;
      }
    }
    return null;
  }

  /** The state in words. */
  String words() {
    return switch (state) {
      case "RUNNABLE" -> "running";
      case "WAITING" -> "waiting";
      case "TIMED_WAITING" -> "waiting with a time limit";
      case "BLOCKED" -> "blocked on a lock";
      case "TERMINATED" -> "ended";
      case "NEW" -> "not started";
      default -> state.isEmpty() ? "alive" : state;
    };
  }
}
