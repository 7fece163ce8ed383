package dev.overstay.tests.targets;

import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.util.concurrent.CountDownLatch;

/** Children started by native code, left running; ends when a line is typed. */
public final class NativeProcesses {
  private NativeProcesses() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "terminal" -> terminal();
      case "nuprocess" -> nuProcess();
      case "unknown" -> {
        startThreads(Integer.parseInt(args[1]));
        spawn();
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("started");
    System.in.read();
  }

  private static void terminal() {
    Kept.keep(new Terminal()); // live: process
    Kept.keep(new RemoteProcess());
  }

  private static void startThreads(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(NativeProcesses::hang);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a child of which no Java object knows; returns its pid. */
  private static long spawn() {
    IntByReference child = new IntByReference();
    String[] words = {"sleep", "120"};
    String[] environment = {"OVERSTAY_FORK=" + System.getenv("OVERSTAY_FORK")};
    Object[] arguments = {child, "sleep", null, null, words, environment};
    int error = NativeLibrary.getInstance("c").getFunction("posix_spawnp").invokeInt(arguments);
    if (error != 0) {
      throw new IllegalStateException("posix_spawnp: " + error);
    }
    return child.getValue();
  }

  private static void nuProcess() {
    new NuProcessBuilder(new NuAbstractProcessHandler() {}, "./no-such-program").start();
    NuProcessBuilder builder =
        new NuProcessBuilder(new NuAbstractProcessHandler() {}, "sleep", "120");
    builder.start(); // live: process
  }

  /** A Process of its own making, as of a terminal's library. */
  private static final class Terminal extends RemoteProcess {
    private final long pid;

    Terminal() {
      pid = spawn();
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public void destroy() {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }
}
