package dev.overstay.agent;

import dev.overstay.attribution.TestArchive;
import dev.overstay.base.AgentThread;
import dev.overstay.base.LateClasses;
import dev.overstay.base.SystemProperties;
import dev.overstay.capture.Recorder;
import dev.overstay.capture.Rehearsal;
import dev.overstay.capture.Setup;
import dev.overstay.dump.Trigger;
import dev.overstay.framework.Frameworks;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.jdk.OlderThreads;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.jdk.ThreadCpu;
import dev.overstay.jdk.ThreadList;
import dev.overstay.judge.Judge;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.OutlivingThreads;
import dev.overstay.ledger.Spans;
import dev.overstay.ledger.Upkeep;
import dev.overstay.option.KindChoice;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.output.Reserve;
import dev.overstay.output.Stderr;
import dev.overstay.probe.Probe;
import dev.overstay.system.Debugger;
import dev.overstay.system.Elders;
import dev.overstay.text.FailureText;
import dev.overstay.trigger.ExitLog;
import dev.overstay.trigger.ExitTriggers;
import dev.overstay.trigger.Idle;
import dev.overstay.trigger.Watch;
import dev.overstay.weave.Point;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wires the agent: the only place that sees all packages. */
public final class Agent {
  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher ";
  private static boolean started;

  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param text the options as typed
   */
  public static synchronized void start(@Nullable String text, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    // The exact start of the JVM, some milliseconds earlier, is not worth the cost of reading it.
    long startedAt = System.currentTimeMillis();
    long began = System.nanoTime();
    // A build's argLine and JAVA_TOOL_OPTIONS may both name the agent: only the first one starts.
    if (started) {
      IgnoredJars.say();
      return;
    }
    started = true;
    String arguments = Training.arguments();
    String training = Training.flag(arguments);
    if (training != null) {
      Stderr.println(
          "off in this JVM: "
              + training
              + " records a class archive, which an agent that weaves would"
              + " break; run the suite without that flag");
      return;
    }
    Options options = Options.parse(text);
    for (String error : options.errors()) {
      Stderr.println(error);
    }
    Set<Kind> kinds = KindChoice.of(options.text(Option.KINDS));
    Weaver weaver = new JvmWeaver(points(kinds), instrumentation);
    PrivateFields.by(instrumentation);
    if (arguments.contains("jdwp")) {
      LateClasses.define();
      Debugger.note();
    }
    ExitLog log = new ExitLog();
    AcceptedFindings accepted =
        new AcceptedFindings(options.text(Option.IGNORE), options.text(Option.BASELINE));
    Reserve reserve = Reserve.of(arguments);
    Setup setup = new Setup(options, kinds, accepted, weaver, instrumentation, startedAt);
    Recorder recorder = new Recorder(setup, log, reserve);
    AgentThread.createGroup();
    ThreadList.prepare();
    Stderr.prepare();
    Watch watch = new Watch(recorder);
    KeptBirths.beforeFirst(recorder);
    Ledger.prepare(Kinds.index(Kinds.THREAD));
    for (Kind kind : kinds) {
      kind.prepare();
      if (kind.tellsWhoClosed()) {
        Closings.record(Kinds.index(kind));
      }
    }
    Probe.listen(
        new ExitTriggers(watch, log, options.millis(Option.GRACE), options.millis(Option.STALL)),
        Thread.currentThread());
    if (SystemProperties.get("sun.java.command", "").startsWith(MAVEN)) {
      Probe.listenToAllThreads();
    }
    weave(weaver, instrumentation);
    // Each JVM loads Shutdown at its end, when there may be no memory left to weave it.
    Reserve.loadShutdown(false);
    OlderThreads.note(ThreadList.atStart(), Thread.currentThread());
    Spans.archiveBy(new TestArchive());
    Upkeep.prepare(new Upkeep(recorder, Training.keepsSoftReferences(arguments)));
    if (options.fails() && !options.failAt("run")) {
      LateClasses.define();
      Spans.judgeBy(new Judge(setup));
    }
    OutlivingThreads.askFor(new ThreadCpu());
    startTimers(options, watch);
    if (reserve.isForClasses()) {
      // If no thread can be started, and the exit has no space for classes, it prints one line.
      new Rehearsal(recorder).tryStart();
    }
    recorder.started(System.nanoTime() - began);
  }

  // The user may have no thread left. The rest of the agent needs no thread until the JVM ends.
  private static void startTimers(Options options, Watch watch) {
    long after = options.millis(Option.AFTER);
    long every = options.millis(Option.EVERY);
    long idle = options.millis(Option.IDLE);
    boolean start = idle == 0 || Idle.on(watch, idle);
    start &= after == 0 || watch.later(Trigger.TIMER, after, 0);
    start &= every == 0 || watch.later(Trigger.TIMER, every, every);
    if (!start) {
      Stderr.println(
          "options after, every and idle do nothing, because no thread can be started; the rest of"
              + " the agent is on");
    }
  }

  private static List<Point> points(Set<Kind> kinds) {
    List<Point> points = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      boolean on = kinds.contains(kind);
      Collections.addAll(points, on ? kind.points(Kinds.index(kind)) : kind.pointsWhenOff());
    }
    points.addAll(Frameworks.points());
    Collections.addAll(points, ExitPoints.ALL);
    return points;
  }

  // Classes that are already loaded are retransformed in one call; all others are woven as they
  // load.
  private static void weave(Weaver weaver, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    instrumentation.addTransformer(weaver, true);
    try {
      retransform(weaver, instrumentation);
    } catch (Throwable t) {
      instrumentation.removeTransformer(weaver);
      if (!unweaves(weaver, instrumentation)) {
        // Woven classes stay woven, and the leaks that they find are reported.
        Stderr.println(
            "on in part: some JDK classes can't be woven, nor changed back: " + FailureText.of(t));
        return;
      }
      throw t;
    }
  }

  // Premain reports that the agent is off, so no probe may stay.
  private static boolean unweaves(Weaver weaver, Instrumentation instrumentation) {
    try {
      retransform(weaver, instrumentation);
      return true;
    } catch (UnmodifiableClassException | LinkageError | RuntimeException e) {
      return false;
    }
  }

  private static void retransform(Weaver weaver, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    List<Class<?>> loaded = new ArrayList<>();
    boolean elders = false;
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (weaver.weaves(type)) {
        loaded.add(type);
        elders |= isOfElders(type.getName());
      }
    }
    if (elders) {
      Elders.note();
    }
    if (!loaded.isEmpty()) {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    }
  }

  /**
   * Whether an agent that loaded this class earlier may have sockets or child processes already.
   */
  private static boolean isOfElders(String className) {
    return className.startsWith("java.net.")
        || className.startsWith("sun.nio.ch.")
        || className.startsWith("java.lang.Process");
  }
}
