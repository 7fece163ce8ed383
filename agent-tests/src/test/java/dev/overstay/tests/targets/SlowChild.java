package dev.overstay.tests.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shutdown hook ends a child that has no processor for a while, as on a busy machine: it was
 * stopped, takes the signal only when it is continued, and is then gone.
 */
public final class SlowChild {
  private static final long LATE_MS = 400;

  private SlowChild() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Process child = new ProcessBuilder("sleep", "120").start();
    signal("-STOP", child);
    Path stat = Path.of("/proc/" + child.pid() + "/stat");
    while (!Files.readString(stat).contains(") T ")) {
      Thread.onSpinWait();
    }
    Thread hook =
        new Thread(
            () -> {
              if (args[0].equals("destroy")) {
                child.destroy();
              } else {
                signal("-TERM", child);
              }
            },
            "ends the child");
    Thread later =
        new Thread(
            () -> {
              try {
                while (hook.getState() != Thread.State.TERMINATED) {
                  Thread.onSpinWait();
                }
                Thread.sleep(LATE_MS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              signal("-CONT", child);
            },
            "continues the child");
    later.setDaemon(true);
    later.start();
    Runtime.getRuntime().addShutdownHook(hook);
    System.exit(0);
  }

  private static void signal(String signal, Process process) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
