package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.tests.fork.Dumping;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Hangs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command {@code dump} says where it can't: one line, and exit code 2. */
class DumpErrorsTest {
  private static final String[] NOBODY = {
    "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"
  };

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private static Fork target(String... flags) {
    return Fork.of(Hangs.class).args("all").withoutAgent().jvmArgs(flags);
  }

  private static Running start(Fork fork) {
    return fork.start().awaitStdout("ready");
  }

  /** The one line, without its beginning. */
  private static String refused(Run run) {
    assertEquals(2, run.exit(), run.stdout());
    assertEquals("", run.stdout());
    List<String> lines = run.stderr().lines().toList();
    assertEquals(1, lines.size(), run.stderr());
    assertTrue(lines.get(0).startsWith("overstay: "), lines.get(0));
    return lines.get(0).substring("overstay: ".length());
  }

  private static String refused(Running running) {
    return refused(Dumping.of(running.pid())).replace(String.valueOf(running.pid()), "PID");
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, no process 2147483647; jps lists the JVMs that run",
    "0, no process 0; jps lists the JVMs that run",
    "java, java: is not a process id; jps lists the JVMs that run",
  })
  void whatIsNoProcessIsSaidSo(String pid, String line) {
    assertEquals(line, refused(Dumping.fork(pid).run()));
  }

  @Test
  void processThatIsNoJvmLivesOn() throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      String line = refused(Dumping.of(sleep.pid()));
      assertEquals(sleep.pid() + " is no JVM (sleep); jps lists the JVMs that run", line);
      assertTrue(sleep.isAlive());
    } finally {
      sleep.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UsePerfData", "-XX:-UsePerfData"})
  void jvmThatLetsNoToolAttachPrintsNothing(String more) {
    try (Running running = start(target("-XX:+DisableAttachMechanism", more))) {
      String line = "PID lets no tool attach: it runs with -XX:+DisableAttachMechanism; start it";
      assertTrue(refused(running).startsWith(line));
      Run run = running.type("").end();
      assertEquals("ready\n", run.stdout());
      assertEquals("", run.stderr());
    }
  }

  @Test
  void jvmThatLetsNoAgentInIsSaidSo() {
    try (Running running = start(target("-XX:-EnableDynamicAgentLoading"))) {
      String line = "PID runs without the agent and lets none in: it runs with -XX:-EnableDynamic";
      assertTrue(refused(running).startsWith(line));
      assertEquals("", running.type("").end().stderr());
    }
  }

  @Test
  void jvmThatLetsNoAgentInIsDumpedWhereItHasOne() {
    Fork fork = Fork.of(Hangs.class).args("all").jvmArgs("-XX:-EnableDynamicAgentLoading");
    try (Running running = start(fork)) {
      assertEquals(0, Dumping.of(running.pid()).exit());
    }
  }

  @Test
  void stoppedJvmIsNotAsked() throws Exception {
    try (Running running = start(target())) {
      signal("STOP", running.pid());
      String line = "PID is stopped, by SIGSTOP or a debugger; let it go on (kill -CONT)";
      assertTrue(refused(running).startsWith(line));
      signal("CONT", running.pid());
      Run run = running.type("").end();
      assertEquals("ready\n", run.stdout());
    }
  }

  private static void signal(String name, long pid) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor());
  }

  @Test
  void directoryThatCantBeWrittenIsNamedBeforeTheJvmIsAsked() {
    try (Running running = start(target())) {
      Fork fork = Dumping.fork(String.valueOf(running.pid()), "-o", "taken/below");
      String line = refused(fork.file("taken", "").run());
      String start = "taken/below: can't be written, ";
      assertTrue(line.startsWith(start) && line.endsWith("; name a directory with -o"), line);
      assertEquals("", running.type("").end().stderr());
    }
  }

  @Test
  void reportViewerHasNoAgentToLoad() {
    try (Running running = start(target())) {
      Path viewer = Path.of("..", "report-viewer", "target", "overstay-report-viewer.jar");
      Run run =
          Fork.ofJar(viewer.toAbsolutePath())
              .withoutAgent()
              .args("dump", String.valueOf(running.pid()))
              .run();
      String line = " runs without the agent, and this jar has none; use overstay-agent.jar";
      assertEquals(running.pid() + line, refused(run));
    }
  }

  @Test
  void javaWithoutTheAttachApiIsSaidSo() {
    try (Running running = start(target())) {
      String modules = "--limit-modules=java.base,java.instrument,java.management";
      Run run = Dumping.fork(String.valueOf(running.pid())).jvmArgs(modules).run();
      assertEquals(
          "this Java has no module jdk.attach; run the command with a JDK's", refused(run));
    }
  }

  @Test
  void otherUsersJvmIsRefusedToAllButRoot() throws IOException {
    assumeTrue(isRoot());
    open(temporary);
    Path jar = temporary.resolve("overstay-agent.jar");
    Files.copy(Fork.AGENT, jar);
    try (Running running = start(target())) {
      Fork command =
          Fork.ofJar(jar).withoutAgent().under(NOBODY).args("dump", String.valueOf(running.pid()));
      String line = " belongs to root; run this command as that user";
      assertEquals(running.pid() + line, refused(command.run()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rootDumpsTheJvmOfAnyUser(boolean withAgent) throws IOException {
    assumeTrue(isRoot());
    open(temporary);
    Path jar = temporary.resolve("overstay-agent.jar");
    Files.copy(Fork.AGENT, jar);
    Path classes = copyOfClasses();
    Fork fork = Fork.of(Hangs.class).args("all").under(NOBODY).withoutAgent();
    fork = fork.jvmArgs("-Xbootclasspath/a:" + classes);
    if (withAgent) {
      fork = fork.agent(jar).dir(temporary.resolve("dumps").toString(), "dumps");
    }
    try (Running running = start(fork)) {
      Run command = Dumping.of(running.pid());
      assertEquals("", command.stderr());
      assertEquals(0, command.exit());
      assertEquals(running.pid(), command.dump().jvm().pid());
      Path own = temporary.resolve("dumps");
      assertEquals(withAgent, Files.exists(own));
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root")
        && Files.isExecutable(Path.of("/usr/bin/setpriv"));
  }

  private static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  // The build's own directory may be closed to others.
  private Path copyOfClasses() throws IOException {
    Path copy = temporary.resolve("classes/dev/overstay/tests/targets");
    Files.createDirectories(copy);
    try (Stream<Path> classes =
        Files.list(Path.of("target/test-classes/dev/overstay/tests/targets"))) {
      for (Path file :
          classes.filter(f -> f.getFileName().toString().startsWith("Hangs")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return temporary.resolve("classes");
  }
}
