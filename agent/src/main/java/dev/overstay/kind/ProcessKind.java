package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.system.CommandLine;
import dev.overstay.system.Processes;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Child processes. The key is the handle, which is pid and start instant, or, for an orphan, an
 * object that has the handle.
 */
final class ProcessKind extends Kind {
  private static final String PROBE = "ProcessProbe";
  private static final String START = "([Ljava/lang/ProcessBuilder$Redirect;)Ljava/lang/Process;";
  private static final String[] STREAMS = {"stdin", "stdout", "stderr"};

  ProcessKind() {
    super("process", 10);
  }

  /** A child that native code started is ended by native code as well, which is not recorded. */
  @Override
  public boolean mayEndUnclosed(@Nullable Birth birth) {
    return birth == null || birth.value instanceof ProcessRecord;
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      // Runtime.exec, start() and startPipeline() all call this method.
      Point.atReturn(
              "java/lang/ProcessBuilder",
              "start",
              Call.of(
                  PROBE,
                  "bornProcess",
                  "(Ljava/lang/Process;Ljava/lang/ProcessBuilder;[Ljava/lang/ProcessBuilder$Redirect;I)V"),
              Argument.RESULT,
              Argument.THIS,
              Argument.local(1),
              Argument.kind(kind))
          .with(START),
      Point.atEntry(
              "java/lang/ProcessBuilder",
              "start",
              Call.of(PROBE, "processBegins", "(Ljava/lang/ProcessBuilder;)V"),
              Argument.THIS)
          .with(START),
      // On Linux and similar systems: this runs before the child can end and its pipes can be
      // closed.
      Point.atEntry(
              "java/lang/ProcessImpl",
              "initStreams",
              Call.of(PROBE, "processRuns", "(Ljava/lang/Process;[I)V"),
              Argument.THIS,
              Argument.local(1))
          .whereItExists(),
      // A process that an ended child left running was started while that child was alive.
      Point.atReturn(
          "java/lang/ProcessHandleImpl$1",
          "run",
          Call.of(PROBE, "processEnded", "(J)V"),
          Argument.field("val$pid", "J")),
      // Process.destroy() calls this method too.
      Point.atEntry(
          "java/lang/ProcessHandleImpl",
          "destroyProcess",
          Call.of(PROBE, "processDestroyed", "(J)V"),
          Argument.field("pid", "J")),
      // A library's own Process, started by native code: a terminal, for example.
      Point.atReturn(
          "java/lang/Process",
          "<init>",
          Call.of(PROBE, "processConstructed", "(Ljava/lang/Object;I)V"),
          Argument.THIS,
          Argument.kind(kind)),
      // NuProcess starts children by native code and has no Process at all.
      Point.atEntry(
          "com/zaxxer/nuprocess/internal/BasePosixProcess",
          "callStart",
          Call.BORN_NUMBERED,
          Argument.THIS,
          Argument.field("pid", "I"),
          Argument.kind(kind))
    };
  }

  /** The process of a key; only an orphan has a key class of this agent. */
  private static ProcessHandle handle(Object key) {
    return key instanceof Orphan orphan ? orphan.handle : (ProcessHandle) key;
  }

  @Override
  public boolean isProcess() {
    return true;
  }

  @Override
  boolean isAwaitedIn(String type, String method) {
    // Process.waitFor() can be interrupted, but it also ends with the child.
    return (type.equals("java.io.FileInputStream") && method.startsWith("read"))
        || (type.equals("java.lang.ProcessImpl") && method.equals("waitFor"));
  }

  @Override
  public boolean isLive(Object key) {
    ProcessHandle process = handle(key);
    return process.isAlive() && !Processes.isZombie(process.pid());
  }

  @Override
  public boolean isEnding(Object key) {
    long pid = handle(key).pid();
    return KeptBirths.wasDestroyed(pid) || Processes.isSignalled(pid);
  }

  @Override
  public boolean outlives() {
    return true;
  }

  @Override
  public String name(Object key) {
    ProcessHandle process = handle(key);
    String command = process.info().command().orElse(null);
    return command == null ? "pid " + process.pid() : command;
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    ProcessHandle process = handle(key);
    ProcessRecord record =
        birth != null && birth.value instanceof ProcessRecord known && known.handle.equals(process)
            ? known
            : null;
    CommandLine command =
        record == null ? CommandLine.of(process) : new CommandLine(record.command);
    detail.put("pid", process.pid());
    detail.put("startedAt", process.info().startInstant().orElse(null));
    detail.put("command", command);
    ContainerRun run = command == null ? null : ContainerRun.of(command.words());
    if (run != null) {
      detail.put("runtime", run.client);
      detail.put("container", run.name);
      detail.put("image", run.image);
    }
    detail.put("workDir", record == null ? Processes.workDir(process.pid()) : workDir(record));
    for (int i = 0; i < STREAMS.length; i++) {
      detail.put(
          STREAMS[i], record == null ? Processes.stream(process.pid(), i) : redirect(record, i));
    }
    detail.put("holdsStdioOfJvm", holdsStdio(process.pid(), detail));
    java.util.List<Object> descendants = new java.util.ArrayList<>();
    for (Object descendant : process.descendants().toArray()) {
      descendants.add(descendant((ProcessHandle) descendant));
    }
    detail.put("descendants", descendants);
    if (key instanceof Orphan orphan) {
      detail.put("orphanOf", starter(orphan));
      detail.put("foundBy", orphan.foundBy);
    }
  }

  private static Map<String, @Nullable Object> descendant(ProcessHandle process) {
    Map<String, @Nullable Object> detail = new java.util.LinkedHashMap<>();
    ProcessHandle parent = process.parent().orElse(null);
    detail.put("pid", process.pid());
    detail.put("ppid", parent == null ? null : parent.pid());
    detail.put("startedAt", process.info().startInstant().orElse(null));
    detail.put("command", CommandLine.of(process));
    detail.put("holdsStdioOfJvm", Boolean.TRUE.equals(Processes.holdsStdio(process.pid())));
    return detail;
  }

  private static @Nullable Object starter(Orphan orphan) {
    if (orphan.starterPid == null) {
      return null;
    }
    Map<String, @Nullable Object> detail = new java.util.LinkedHashMap<>();
    detail.put("pid", orphan.starterPid);
    detail.put("command", orphan.starterCommand);
    return detail;
  }

  // Uses the system's answer if there is one: an inherited stdout that is a file keeps no reader
  // waiting.
  private static boolean holdsStdio(long pid, Map<String, @Nullable Object> detail) {
    Boolean holds = Processes.holdsStdio(pid);
    return holds != null
        ? holds
        : "inherit".equals(detail.get("stdout")) || "inherit".equals(detail.get("stderr"));
  }

  private static @Nullable String workDir(ProcessRecord record) {
    return record.directory == null ? null : record.directory.getPath();
  }

  private static String redirect(ProcessRecord record, int stream) {
    int place = stream == 2 && record.errorToOutput ? 1 : stream;
    Redirect redirect = record.redirects == null ? Redirect.PIPE : record.redirects[place];
    return switch (redirect.type()) {
      case PIPE -> "pipe";
      case INHERIT -> "inherit";
      default -> Redirect.DISCARD.equals(redirect) ? "discard" : "file";
    };
  }

  @Override
  public String noun() {
    return "Process";
  }

  @Override
  public String leftState() {
    return "never ended";
  }

  @Override
  public String leftState(Object key) {
    return key instanceof Orphan ? "left behind by a child that has ended" : leftState();
  }

  @Override
  public Remedy cure(Object key) {
    return key instanceof Orphan
        ? Remedy.advice("end {} by pid, as nothing else ends it,")
        : Remedy.call("destroy()")
            .adding(", or `destroyForcibly()` if that is ignored, and wait for {}");
  }
}
