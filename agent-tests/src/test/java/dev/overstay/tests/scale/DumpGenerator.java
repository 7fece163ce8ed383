package dev.overstay.tests.scale;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Health;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.dump.Trigger;
import dev.overstay.dump.Verdict;
import dev.overstay.format.DumpWriter;
import dev.overstay.text.Iso;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up one JVM's dump: valid, and the same for the same seed. */
public final class DumpGenerator {
  static final int SNAPSHOTS = 3;

  private static final int MODULES = 40;
  private static final int FORKS = 1_000;
  private static final int SHARED_PERCENT = 30;
  private static final int CLEAN_PERCENT = 30;
  private static final Instant START = Instant.parse("2026-11-22T19:04:05.123Z");
  private static final List<Integer> LIVE = List.of(1, 2, 3);

  private final String module;
  private final int jvm;
  private final Scale scale;
  private final Random random;
  private final List<Stack> stacks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);

  private DumpGenerator(String module, int jvm, Scale scale) {
    this.module = module;
    this.jvm = jvm;
    this.scale = scale;
    this.random = new Random(jvm);
  }

  /** {@code OUT_DIR big|huge|many}: one dump, ten times that, or those of a thousand JVMs. */
  public static void main(String[] args) throws IOException {
    Path dir = Files.createDirectories(Path.of(args[0]));
    switch (args[1]) {
      case "big" -> write(dump("orders", 1, Scale.BIG), dir);
      case "huge" -> write(dump("orders", 1, Scale.HUGE), dir);
      case "many" -> many(dir);
      default -> throw new IllegalArgumentException(args[1] + " is none of big, huge and many");
    }
  }

  /** A thousand forks of forty modules, each module's in its {@code target/overstay}. */
  public static void many(Path dir) throws IOException {
    for (int fork = 0; fork < FORKS; fork++) {
      String module = String.format(Locale.ROOT, "module%02d", fork % MODULES);
      Scale scale = new Random(fork).nextInt(100) < CLEAN_PERCENT ? Scale.CLEAN : Scale.FORK;
      Path target = Files.createDirectories(dir.resolve(module).resolve("target/overstay"));
      write(dump(module, fork + 1, scale), target);
    }
  }

  /** The dump of a JVM; {@code jvm} is the seed, and tells it from others of the module. */
  public static Dump dump(String module, int jvm, Scale scale) {
    return new DumpGenerator(module, jvm, scale).dump();
  }

  /** Writes it under the name that the agent would give it. */
  public static Path write(Dump dump, Path dir) throws IOException {
    long started = dump.jvm().startedAt().toEpochMilli();
    Path file = dir.resolve("overstay-" + dump.jvm().pid() + "-" + started + ".json");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      DumpWriter.write(dump, out);
    }
    return file;
  }

  private Dump dump() {
    for (Effect effect : Effect.values()) {
      counts.put(effect, 0);
    }
    for (int i = 0; i < scale.stacksOfNow(); i++) {
      List<String> frames = Frames.now(i);
      stacks.add(new Stack(i + 1, frames, Frames.own(frames)));
    }
    for (int i = 0; i < scale.findings(); i++) {
      finding(i);
    }
    boolean clean = findings.isEmpty();
    return new Dump(
        "overstay 0.1.0",
        jvm(),
        new Verdict(
            clean ? "Nothing was left behind" : findings.get(0).title(),
            null,
            clean ? ExitState.FREE : ExitState.BLOCKED,
            counts,
            scale.resources() + 500L,
            500),
        findings,
        resources,
        stacks,
        tests(),
        testClasses(),
        snapshots(),
        null,
        List.of(),
        new Health(310, List.of(), 0, 41.5, 18.25, 0, List.of(), List.of(), null));
  }

  private Jvm jvm() {
    return new Jvm(
        10_000 + jvm,
        START.plusMillis(jvm * 977L),
        "17.0.15",
        "OpenJDK 64-Bit Server VM",
        "Linux 6.1.0 amd64",
        "org.apache.maven.surefire.booter.ForkedBooter",
        "surefire",
        true,
        "/home/ci/acme/" + module,
        List.of("-javaagent:/home/ci/.m2/overstay-agent.jar", "-Xmx512m"));
  }

  private void finding(int i) {
    Kinds.Root root = Kinds.ROOTS.get(i % Kinds.ROOTS.size());
    boolean shared = new Random(i * 31L + scale.stacks()).nextInt(100) < SHARED_PERCENT;
    int number = shared ? i : 1_000_000 + jvm * 1_000 + i;
    int test = 1 + i % scale.tests();
    Born born =
        new Born(root.name(), root.calls(), module, number, testClass(test), "keeps" + test);
    List<String> frames = Frames.birth(born, scale.frames(), new Random(number));
    Stack stack = new Stack(stacks.size() + 1, frames, Frames.own(frames));
    stacks.add(stack);
    // All resources are shared out among the findings, the rest to the first.
    int size =
        scale.resources() / scale.findings() + (i < scale.resources() % scale.findings() ? 1 : 0);
    List<Integer> ids = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      ids.add(resources.size() + 1);
      resource(root, born.finding(), k == 0 ? null : ids.get(0), stack.id(), test, size);
    }
    counts.merge(root.effect(), 1, Integer::sum);
    findings.add(
        new Finding(
            born.finding(),
            root.effect(),
            Character.toUpperCase(root.name().charAt(0))
                + root.name().substring(1)
                + " "
                + resources.get(ids.get(0) - 1).name()
                + " was left behind",
            Character.toUpperCase(root.name().charAt(0)) + root.name().substring(1),
            resources.get(ids.get(0) - 1).name(),
            "Call close() on it before the test ends, for example in @AfterEach",
            List.of(5, 12, 56, 66),
            ids.get(0),
            ids,
            0,
            1,
            born.madeBy(),
            List.of(test),
            Progress.STUCK,
            null,
            new Finding.Outlived(i % 50, i % 7),
            null,
            null));
  }

  private void resource(
      Kinds.Root root, String finding, @Nullable Integer owner, int stack, int test, int size) {
    int id = resources.size() + 1;
    Instant made = START.plusMillis(id * 3L);
    boolean thread = owner != null && root.name().equals("executor");
    String kind = thread ? "thread" : root.name();
    int now = 1 + random.nextInt(scale.stacksOfNow());
    Map<String, @Nullable Object> detail =
        switch (kind) {
          case "executor" -> Kinds.executor(size - 1, random);
          case "thread" -> Kinds.thread(id + 20, false, now, random);
          case "process" -> Kinds.process(20_000 + id * 3, Iso.format(made));
          default -> Kinds.socket(5_432, random);
        };
    resources.add(
        new Resource(
            id,
            kind,
            thread ? "java.lang.Thread" : root.className(),
            kind + "-" + id,
            root.effect(),
            finding,
            owner,
            stack,
            made,
            "main",
            test,
            Attribution.DIRECT,
            LIVE,
            detail));
  }

  private String testClass(int test) {
    return "com.acme." + module + ".Case" + test % Math.max(1, scale.testClasses()) + "IT";
  }

  private List<TestRun> tests() {
    List<TestRun> tests = new ArrayList<>();
    for (int id = 1; id <= scale.tests(); id++) {
      String type = testClass(id);
      String unique = "[engine:junit-jupiter]/[class:" + type + "]/[method:keeps" + id + "()]";
      Instant start = START.plusMillis(id * 40L);
      tests.add(
          new TestRun(
              id, type, "keeps" + id + "()", unique, start, start.plusMillis(39), "passed"));
    }
    return tests;
  }

  private List<TestClass> testClasses() {
    List<TestClass> classes = new ArrayList<>();
    for (int i = 0; i < scale.testClasses(); i++) {
      Instant start = START.plusMillis(i * 400L);
      classes.add(new TestClass(testClass(i), start, start.plusMillis(390), 1 + i % 9, 0));
    }
    return classes;
  }

  private List<Snapshot> snapshots() {
    List<Snapshot> snapshots = new ArrayList<>();
    Trigger[] triggers = {Trigger.MAIN_ENDED, Trigger.EXIT_REQUESTED, Trigger.AFTER_HOOKS};
    for (int id = 1; id <= SNAPSHOTS; id++) {
      long uptime = 60_000 + id * 2_000L;
      snapshots.add(
          new Snapshot(
              id, triggers[id - 1], START.plusMillis(uptime), uptime, 14, scale.resources()));
    }
    return snapshots;
  }
}
