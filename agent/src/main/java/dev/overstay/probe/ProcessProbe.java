package dev.overstay.probe;

import dev.overstay.ledger.LastingBirths;
import dev.overstay.ledger.Launch;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.ProcessRecord;
import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/** What woven code calls when a child process starts or ends; like {@link Probe}. */
public final class ProcessProbe {
  private ProcessProbe() {}

  /** A process is about to be started. */
  public static void processBegins(ProcessBuilder builder) {
    try {
      Launch.begin(builder);
    } catch (Throwable t) {
      // Its birth is worth having without.
      Ledger.passOn(t);
    }
  }

  /** A process runs; {@code descriptors} are this JVM's ends of its pipes, -1 for none. */
  public static void processRuns(Process process, int[] descriptors) {
    try {
      Launch.note(process, descriptors);
    } catch (Throwable t) {
      // Its birth is worth having without.
      Ledger.passOn(t);
    }
  }

  /** A process has ended, a child or any other that somebody waited for. */
  public static void processEnded(long pid) {
    try {
      LastingBirths.ended(pid, Launch.youngestPid());
    } catch (Throwable t) {
      // Whoever asks it will see.
      Ledger.passOn(t);
    }
  }

  /** The process of this pid, a child perhaps, is told to end. */
  public static void processDestroyed(long pid) {
    try {
      LastingBirths.destroyed(pid);
    } catch (Throwable t) {
      // Then its end is given less time.
      Ledger.passOn(t);
    }
  }

  /** A Process was constructed; the JDK's own is born where it is started. */
  public static void processConstructed(Object process, int kind) {
    try {
      if (!process.getClass().getName().equals("java.lang.ProcessImpl")) {
        Ledger.add(process, kind, null, null);
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A process was started; {@code redirects} are null where all three streams are pipes. */
  public static void bornProcess(
      @Nullable Process process,
      ProcessBuilder builder,
      Redirect @Nullable [] redirects,
      int kind) {
    try {
      if (process != null) {
        ProcessRecord record = new ProcessRecord(process, builder, redirects);
        Ledger.addLasting(process, kind, record);
        // Its end may have come before its birth was known.
        if (!process.isAlive()) {
          record.end();
          LastingBirths.over(record);
        }
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }
}
