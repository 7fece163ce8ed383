package dev.overstay.tests.scale;

import dev.overstay.dump.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What made-up resources of each kind look like. */
final class Kinds {
  private static final String WORK_DIR = "/home/ci/acme";

  /**
   * A kind of root.
   *
   * @param name as dumps have it
   * @param className its Java class
   * @param effect what it does to the exit
   * @param calls the JDK's frames of its birth
   */
  record Root(String name, String className, Effect effect, List<String> calls) {}

  static final List<Root> ROOTS =
      List.of(
          new Root(
              "executor",
              "java.util.concurrent.ThreadPoolExecutor",
              Effect.BLOCKS_EXIT,
              List.of(
                  "java.base/java.util.concurrent.ThreadPoolExecutor.<init>(ThreadPoolExecutor.java:1293)",
                  "java.base/java.util.concurrent.ThreadPoolExecutor.<init>(ThreadPoolExecutor.java:1215)",
                  "java.base/java.util.concurrent.Executors.newFixedThreadPool(Executors.java:155)")),
          new Root(
              "thread",
              "java.lang.Thread",
              Effect.BLOCKS_EXIT,
              List.of(
                  "java.base/java.lang.Thread.start0(Native Method)",
                  "java.base/java.lang.Thread.start(Thread.java:1526)",
                  "java.base/java.lang.System$2.start(System.java:2573)")),
          new Root(
              "socket",
              "java.net.Socket",
              Effect.LEFT_OPEN,
              List.of(
                  "java.base/java.net.Socket.connect(Socket.java:751)",
                  "java.base/java.net.Socket.<init>(Socket.java:519)",
                  "java.base/java.net.Socket.<init>(Socket.java:293)")),
          new Root(
              "process",
              "java.lang.ProcessImpl",
              Effect.OUTLIVES_JVM,
              List.of(
                  "java.base/java.lang.ProcessBuilder.start(ProcessBuilder.java:1110)",
                  "java.base/java.lang.ProcessBuilder.start(ProcessBuilder.java:1073)",
                  "java.base/java.lang.Runtime.exec(Runtime.java:594)")));

  private Kinds() {}

  static Map<String, @Nullable Object> executor(int threads, Random random) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("corePoolSize", threads);
    detail.put("maximumPoolSize", threads);
    detail.put("poolSize", threads);
    detail.put("activeCount", 0);
    detail.put("queueSize", random.nextInt(3));
    detail.put("completedTaskCount", random.nextInt(500));
    detail.put("keepAliveMs", 0);
    detail.put("coreThreadsTimeOut", false);
    detail.put("shutdown", false);
    return detail;
  }

  /** A thread that is {@code daemon}, seen in each snapshot at a stack of now. */
  static Map<String, @Nullable Object> thread(
      int threadId, boolean daemon, int stack, Random random) {
    List<Map<String, @Nullable Object>> samples = new ArrayList<>();
    int cpu = random.nextInt(100);
    for (int snapshot = 1; snapshot <= DumpGenerator.SNAPSHOTS; snapshot++) {
      Map<String, @Nullable Object> sample = new LinkedHashMap<>();
      sample.put("snapshot", snapshot);
      sample.put("state", "WAITING");
      sample.put("stack", stack);
      sample.put("cpuMs", cpu);
      sample.put("waitingOn", "java.util.concurrent.CountDownLatch$Sync@" + threadId);
      sample.put("lockOwner", null);
      samples.add(sample);
    }
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("threadId", threadId);
    detail.put("daemon", daemon);
    detail.put("virtual", false);
    detail.put("group", "main");
    detail.put("contextClassLoader", "app");
    detail.put("samples", samples);
    return detail;
  }

  static Map<String, @Nullable Object> socket(int port, Random random) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("local", "127.0.0.1:" + (32_768 + random.nextInt(28_000)));
    detail.put("remote", "127.0.0.1:" + port);
    detail.put("channel", false);
    detail.put("connected", true);
    return detail;
  }

  static Map<String, @Nullable Object> process(int pid, String startedAt) {
    Map<String, @Nullable Object> detail = child(pid, "sh -c ./start-broker.sh " + pid, startedAt);
    List<Map<String, @Nullable Object>> descendants = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Map<String, @Nullable Object> below = child(pid + i, "broker --port " + pid, startedAt);
      below.put("ppid", pid + i - 1);
      descendants.add(below);
    }
    detail.put("descendants", descendants);
    return detail;
  }

  private static Map<String, @Nullable Object> child(int pid, String command, String startedAt) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("pid", pid);
    detail.put("startedAt", startedAt);
    detail.put("command", command);
    detail.put("workDir", WORK_DIR);
    detail.put("stdin", "pipe");
    detail.put("stdout", "pipe");
    detail.put("stderr", "inherit");
    detail.put("holdsStdioOfJvm", false);
    return detail;
  }
}
