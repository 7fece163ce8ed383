package dev.overstay.dump;

import dev.overstay.text.Label;
import java.util.EnumSet;
import java.util.Set;

/** What a finding does to the exit of its JVM, worst first. */
public enum Effect implements Label {
  /** A shutdown hook still runs after the others ended. */
  STALLS_SHUTDOWN("stalls shutdown"),
  /** A live child or descendant has this JVM's stdout or stderr: the reader of that pipe waits. */
  HOLDS_BUILD("holds the build"),
  /** A live non-daemon thread that a test or main started, with everything that ends with it. */
  BLOCKS_EXIT("blocks exit"),
  /** Any other live child process, descendant, orphan or container. */
  OUTLIVES_JVM("outlives the JVM"),
  /** Sockets, servers, selectors, files, and timers, threads and executors that are daemons. */
  LEFT_OPEN("left open"),
  /** A thread, or a hook, that the JVM waited for after its end was due; it has ended since. */
  DELAYED_EXIT("delayed the exit"),
  /**
   * Made by a test that was running when its JVM was ended, or by the test's class: no leak yet.
   */
  IN_USE("in use");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  /** The effects that {@code all} stands for: all but those of what ended, or was in use. */
  public static Set<Effect> failing() {
    return EnumSet.complementOf(EnumSet.of(DELAYED_EXIT, IN_USE));
  }

  /** The effect as a reader sees it, in lower case. */
  public String words() {
    return words;
  }
}
