package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Child processes; the key is the handle: pid and start instant. */
final class ProcessKind extends Kind {
  ProcessKind() {
    super("process", 10);
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      // Runtime.exec, start() and startPipeline() all come through here.
      Point.of(
              "java/lang/ProcessBuilder",
              "start",
              true,
              "bornProcess",
              "(Ljava/lang/Process;Ljava/lang/ProcessBuilder;[Ljava/lang/ProcessBuilder$Redirect;I)V",
              Argument.RESULT,
              Argument.THIS,
              Argument.local(1),
              Argument.kind(kind))
          .with("([Ljava/lang/ProcessBuilder$Redirect;)Ljava/lang/Process;")
    };
  }

  @Override
  public boolean isLive(Object key) {
    ProcessHandle process = (ProcessHandle) key;
    return process.isAlive() && !Proc.isZombie(process.pid());
  }

  @Override
  public String name(Object key) {
    ProcessHandle process = (ProcessHandle) key;
    String command = process.info().command().orElse(null);
    return command == null ? "pid " + process.pid() : command;
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    ProcessHandle process = (ProcessHandle) key;
    ProcessHandle.Info info = process.info();
    ProcessRecord record = birth == null ? null : (ProcessRecord) birth.value;
    detail.put("pid", process.pid());
    detail.put("startedAt", info.startInstant().orElse(null));
    detail.put(
        "command",
        record == null ? info.commandLine().orElse(null) : String.join(" ", record.command));
    detail.put("workDir", workDir(record));
    detail.put("stdin", redirect(record, 0));
    detail.put("stdout", redirect(record, 1));
    detail.put(
        "stderr",
        record != null && record.errorToOutput ? redirect(record, 1) : redirect(record, 2));
    detail.put("holdsStdioOfJvm", holdsStdio(process.pid(), detail));
    java.util.List<Object> descendants = new java.util.ArrayList<>();
    for (Object descendant : process.descendants().toArray()) {
      descendants.add(descendant((ProcessHandle) descendant));
    }
    detail.put("descendants", descendants);
  }

  private static Map<String, @Nullable Object> descendant(ProcessHandle process) {
    Map<String, @Nullable Object> detail = new java.util.LinkedHashMap<>();
    ProcessHandle parent = process.parent().orElse(null);
    detail.put("pid", process.pid());
    detail.put("ppid", parent == null ? null : parent.pid());
    detail.put("startedAt", process.info().startInstant().orElse(null));
    detail.put("command", process.info().commandLine().orElse(null));
    detail.put("holdsStdioOfJvm", Boolean.TRUE.equals(Proc.holdsStdio(process.pid())));
    return detail;
  }

  // The system's answer where it has one: an inherited stdout that is a file holds nobody.
  private static boolean holdsStdio(long pid, Map<String, @Nullable Object> detail) {
    Boolean holds = Proc.holdsStdio(pid);
    return holds != null
        ? holds
        : "inherit".equals(detail.get("stdout")) || "inherit".equals(detail.get("stderr"));
  }

  private static @Nullable String workDir(@Nullable ProcessRecord record) {
    return record == null || record.directory == null ? null : record.directory.getPath();
  }

  private static @Nullable String redirect(@Nullable ProcessRecord record, int stream) {
    if (record == null) {
      return null;
    }
    Redirect redirect = record.redirects == null ? Redirect.PIPE : record.redirects[stream];
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
  public String neglect() {
    return "was never ended";
  }

  @Override
  public String cure(Object key) {
    return "call destroy() on it and wait for it";
  }
}
