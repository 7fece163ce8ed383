package dev.overstay.tests.targets;

import java.net.ServerSocket;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records, with JDK Flight Recorder, what exceptions are made while it makes resources. */
public final class Recorded {
  private Recorded() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JavaExceptionThrow");
      recording.start();
      new ServerSocket(0).close();
      Thread thread = new Thread(() -> {});
      thread.start();
      thread.join();
      makeOne();
      recording.stop();
      recording.dump(file);
    }
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      System.out.println(event.getClass("thrownClass").getName());
    }
  }

  private static void makeOne() {
    try {
      throw new IllegalStateException("on purpose");
    } catch (IllegalStateException e) {
      // It is recorded, as those of any program are.
    }
  }
}
