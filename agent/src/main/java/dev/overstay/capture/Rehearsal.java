package dev.overstay.capture;

import dev.overstay.base.AgentThread;
import dev.overstay.format.DumpWriter;
import dev.overstay.output.Reserve;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * Loads the classes for a small dump in a JVM whose space for classes is limited, so that they are
 * available when it is full. Takes 20 ms of CPU, after the JVM has started.
 */
public final class Rehearsal extends AgentThread {
  private static final String NULL_DEVICE = File.separatorChar == '/' ? "/dev/null" : "NUL";
  private static final long AFTER_MS = 200;

  // The classes that its file and its line need.
  private static final String[] BESIDE = {
    "dev.overstay.output.DumpFile",
    "dev.overstay.output.DumpFile$Content",
    "dev.overstay.output.Output$Text",
    "dev.overstay.output.Stderr",
    "dev.overstay.output.StderrWriter",
    "dev.overstay.output.StderrWriter$Start"
  };

  private final Recorder recorder;

  /** Creates a daemon thread that writes a small dump of {@code recorder} to the null device. */
  public Rehearsal(Recorder recorder) {
    super("overstay-rehearsal");
    this.recorder = recorder;
  }

  @Override
  protected void work() {
    try {
      Thread.sleep(AFTER_MS);
      Reserve.loadShutdown(true);
      try (OutputStream out = new FileOutputStream(NULL_DEVICE)) {
        DumpWriter.write(recorder.small(), out);
      }
      for (String name : BESIDE) {
        Class.forName(name, true, Rehearsal.class.getClassLoader());
      }
    } catch (Exception | OutOfMemoryError | LinkageError e) {
      // The space is full already; one line at the exit reports that.
    }
  }
}
