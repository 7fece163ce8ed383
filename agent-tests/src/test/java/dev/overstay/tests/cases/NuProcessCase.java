package dev.overstay.tests.cases;

import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcess;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.util.concurrent.TimeUnit;

/** A child of NuProcess, started by native code; a hook of the library ends it. */
public final class NuProcessCase {
  private NuProcessCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, NuProcessCase::leaky, NuProcessCase::clean);
  }

  private static void leaky() {
    Variants.keep(start());
  }

  private static void clean() throws Exception {
    NuProcess process = start();
    process.destroy(true);
    process.waitFor(5, TimeUnit.SECONDS);
    // The library's thread waits for a next process before it ends: two seconds and a half.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("ProcessQueue")) {
        thread.join();
      }
    }
  }

  private static NuProcess start() {
    NuProcessBuilder builder =
        new NuProcessBuilder(new NuAbstractProcessHandler() {}, "sleep", "120");
    return builder.start(); // live: process
  }
}
