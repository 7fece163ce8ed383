package dev.overstay.tests.ends;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.AnyEnd;
import dev.overstay.tests.targets.agents.KeepingAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs one end, with the agent or without. */
final class EndRun {
  private static final long BOUND_S = 90;
  private static final int SPINNING = 2;

  private EndRun() {}

  /** The JVM's run to its own end, with the agent. */
  static Run withAgent(End end) {
    return of(end, fork -> {});
  }

  /** The same without the agent. */
  static Run withoutAgent(End end) {
    return of(end, Fork::withoutAgent);
  }

  /** The same with an agent that does nothing, and keeps so much of the heap. */
  static Run withAgentThatKeeps(End end, int kilobytes) {
    String agent = KeepingAgent.class.getName();
    return of(
        end,
        fork -> {
          Path jar = fork.workDir().resolve("keeping-agent.jar");
          Jars.make(jar, "Premain-Class", agent, List.of(agent));
          fork.withoutAgent().jvmArgs("-javaagent:" + jar + "=" + kilobytes);
        });
  }

  private static Run of(End end, Consumer<Fork> agent) {
    List<Process> spinning = new ArrayList<>();
    try {
      for (int i = 0; end.load() == Load.TWO_SPINNING && i < SPINNING; i++) {
        spinning.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      Fork fork = fork(end);
      agent.accept(fork);
      return run(fork, end.way());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      spinning.forEach(Process::destroyForcibly);
    }
  }

  private static Run run(Fork fork, Way way) {
    try (Running running = fork.start()) {
      if (way.waits()) {
        running.awaitStdout("ready\n").signal("TERM");
      }
      return running.end();
    }
  }

  private static Fork fork(End end) throws IOException {
    // As users have it: a JVM that verifies all has other classes loaded.
    Fork fork = Fork.of(AnyEnd.class).optimises().options("grace=100ms").bound(BOUND_S);
    Files.createDirectories(fork.workDir().resolve("tmp"));
    fork.jvmArgs("-Djava.io.tmpdir=" + fork.workDir().resolve("tmp"));
    fork.jvmArgs(words(end.way().flags));
    fork.jvmArgs(words(end.heap().flags));
    fork.jvmArgs(words(end.collector().flags));
    fork.jvmArgs(words(end.onOutOfMemory().flags));
    String dir = end.disk().dir;
    fork.dir(dir.isEmpty() ? fork.workDir().resolve("dumps").toString() : dir, "dumps");
    String shell = end.disk().before + end.descriptors().limit + "exec \"$@\"";
    if (end.disk().isMounted()) {
      fork.under("unshare", "--mount", "sh", "-c", shell, "sh");
    } else {
      fork.under("sh", "-c", shell, "sh");
    }
    boolean holds = end.way().exits() && end.heap() == Heap.DEFAULT;
    fork.args(end.live().argument(), holds ? "user" : "daemon", end.way().argument());
    // The heap last: the others still need some.
    fork.args(words(end.descriptors().arguments));
    fork.args(words(end.disk().arguments));
    fork.args(words(end.heap().arguments));
    return fork;
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }
}
