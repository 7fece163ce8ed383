package dev.overstay.probe;

import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Launch;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.ProcessRecord;
import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/** The probes that woven code calls when a child process starts or ends; like {@link Probe}. */
public final class ProcessProbe {
  private ProcessProbe() {}

  /** A process is about to be started. */
  public static void processBegins(ProcessBuilder builder) {
    try {
      Launch.begin(builder);
    } catch (Throwable t) {
      // The birth is still useful without this.
      Ledger.passOn(t);
    }
  }

  /**
   * A process runs; {@code descriptors} are this JVM's ends of its pipes, -1 if there is no pipe.
   */
  public static void processRuns(Process process, int[] descriptors) {
    try {
      Launch.note(process, descriptors);
    } catch (Throwable t) {
      // The birth is still useful without this.
      Ledger.passOn(t);
    }
  }

  /** A process has ended: a child, or another process for which some code waited. */
  public static void processEnded(long pid) {
    try {
      KeptBirths.ended(pid, Launch.youngestPid());
    } catch (Throwable t) {
      // A later question to the process will show that it has ended.
      Ledger.passOn(t);
    }
  }

  /** The process with this pid, which may be a child, is asked to end. */
  public static void processDestroyed(long pid) {
    try {
      KeptBirths.destroyed(pid);
    } catch (Throwable t) {
      // The process then gets less time to end.
      Ledger.passOn(t);
    }
  }

  /**
   * A Process was constructed. One of the JDK's own class is recorded when it is started instead.
   */
  public static void processConstructed(Object process, int kind) {
    try {
      if (!process.getClass().getName().equals("java.lang.ProcessImpl")) {
        Ledger.add(process, kind, null, null);
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A process was started; {@code redirects} is null if all three streams are pipes. */
  public static void bornProcess(
      @Nullable Process process,
      ProcessBuilder builder,
      Redirect @Nullable [] redirects,
      int kind) {
    try {
      if (process != null) {
        ProcessRecord record = new ProcessRecord(process, builder, redirects);
        Ledger.addLasting(process, kind, record);
        // The process may have ended before its birth was recorded.
        if (!process.isAlive()) {
          record.end();
          KeptBirths.over(record);
        }
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }
}
