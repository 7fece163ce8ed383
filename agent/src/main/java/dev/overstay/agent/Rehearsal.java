package dev.overstay.agent;

import dev.overstay.trigger.Watch;

/**
 * Loads the classes of a small dump in a JVM whose room for classes is limited, so that they are
 * there once it is full. 20 ms of CPU, not before the JVM has started.
 */
final class Rehearsal extends Thread {
  private static final long AFTER_MS = 500;

  private final Recorder recorder;

  Rehearsal(Recorder recorder) {
    // As with the watch: nothing of the user's is inherited.
    super(Watch.root(), null, "overstay-rehearsal", 0, false);
    this.recorder = recorder;
    setDaemon(true);
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    try {
      Thread.sleep(AFTER_MS);
      recorder.rehearse();
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      // It is full already: at the exit one line says that.
    }
  }
}
