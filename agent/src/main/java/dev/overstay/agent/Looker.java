package dev.overstay.agent;

import dev.overstay.base.AgentThread;
import dev.overstay.capture.Recorder;
import dev.overstay.capture.Setup;
import dev.overstay.dump.Trigger;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.option.KindChoice;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.output.Reserve;
import dev.overstay.output.Stderr;
import dev.overstay.trigger.ExitLog;
import dev.overstay.weave.Weaver;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;

/**
 * Takes one snapshot of a JVM that runs without the agent. No births were recorded, so it sees only
 * the resources that the JVM and the system list. It weaves nothing, and ends with its thread.
 */
public final class Looker extends AgentThread {
  private static final long BOUND_MS = 10_000;

  private final Recorder recorder;

  private Looker(Recorder recorder) {
    super("overstay-look");
    this.recorder = recorder;
  }

  /**
   * Writes a dump and its page into {@code directory}, or the reason for a failure into a file
   * {@code said}.
   */
  public static void look(String directory, Instrumentation instrumentation) throws Exception {
    Stderr.divert(new File(directory, "said"));
    Options options = Options.parse(null);
    options.takeFromFile(Option.DIR.key(), directory, directory);
    PrivateFields.by(instrumentation);
    Recorder recorder =
        new Recorder(
            new Setup(
                options,
                KindChoice.of(null),
                new AcceptedFindings(null, null),
                new Weaver(List.of()),
                instrumentation,
                startedAt()),
            new ExitLog(),
            Reserve.none());
    Looker looker = new Looker(recorder);
    looker.start();
    looker.join(BOUND_MS);
    if (looker.isAlive()) {
      Stderr.println(recorder.culprit(looker.getStackTrace()) + " does not answer");
    }
  }

  private static long startedAt() {
    try {
      return ManagementFactory.getRuntimeMXBean().getStartTime();
    } catch (LinkageError e) {
      // The runtime has no java.management. The system's answer may be a second off.
      Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
      return start.toEpochMilli();
    }
  }

  @Override
  protected void work() {
    recorder.fired(Trigger.ON_DEMAND);
  }
}
