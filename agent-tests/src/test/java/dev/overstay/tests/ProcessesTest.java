package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.ProcessDetail;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.NativeProcesses;
import dev.overstay.tests.targets.Processes;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that are started in ways of their own, and what is told of them. */
class ProcessesTest {
  private static Fork fork(String... args) {
    return Fork.of(Processes.class).args(args).options("grace=200ms");
  }

  @Test
  void pipelineIsOneFindingWithEachProcessOnce() {
    Run run = fork("pipeline").run();
    run.assertFinding(Mark.of(Processes.class, "pipeline"));
    assertEquals(3, run.dump().resources().size());
    assertEquals(3, ProcessDetail.pids(run.dump()).stream().distinct().count());
    assertEquals(1, run.finding().count());
    String title = run.finding().title();
    assertTrue(title.matches("Process sleep 120 \\(pid \\d+, 2 more processes\\) was .*"), title);
  }

  @Test
  void childrenOfOneCommandAndLineAreCounted() {
    Run run = fork("two").run();
    run.assertFinding(Mark.of(Processes.class, "two"));
    assertEquals(2, run.finding().count());
    String title = run.finding().title();
    assertTrue(title.matches("Process sleep 120 and 1 alike \\(pid \\d+\\) were .*"), title);
  }

  @Test
  void descendantsAreListedAtEveryDepthAndOnce() {
    Run run = fork("deep").run();
    run.assertFinding(Mark.of(Processes.class, "deep"));
    assertEquals(1, run.dump().resources().size());
    assertEquals(3, ProcessDetail.of(run).descendants().size());
    assertEquals(4, ProcessDetail.pids(run.dump()).stream().distinct().count());
  }

  @ParameterizedTest
  @CsvSource({
    "pipes, pipe, pipe, pipe",
    "inherit, inherit, inherit, inherit",
    "discard, pipe, discard, discard",
    "files, file, file, file",
    "append, pipe, file, pipe",
    "null, pipe, discard, pipe",
    "merged-pipe, pipe, pipe, pipe",
    "merged-file, pipe, file, file",
    "merged-inherit, pipe, inherit, inherit",
    "mixed, inherit, pipe, discard",
  })
  void detailSaysWhereTheStreamsLead(String how, String stdin, String stdout, String stderr) {
    Run run = fork("redirected", how).run();
    run.assertFinding(Mark.of(Processes.class, "redirected"));
    List<String> told = List.of(stdin, stdout, stderr);
    List<String> names = List.of("stdin", "stdout", "stderr");
    List<String> links = run.stdout().lines().toList();
    for (int stream = 0; stream <= 2; stream++) {
      assertEquals(
          told.get(stream), ProcessDetail.of(run).text(names.get(stream)), names.get(stream));
      String[] link = links.get(stream).split(" ", 2);
      boolean ours = link[0].equals(link[1]) || links.get(1).endsWith(" " + link[0]);
      String system =
          ours
              ? "inherit"
              : link[0].equals("/dev/null")
                  ? "discard"
                  : link[0].startsWith("pipe:[") ? "pipe" : "file";
      assertEquals(system, told.get(stream), links.get(stream));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "./docker run --rm -d -p 5432:5432 --name pg postgres:15 -c x; docker run pg; postgres:15",
        "./docker run --name=pg -e A=b postgres; docker run pg; postgres",
        "./podman --log-level debug run -it --rm redis; podman run redis; redis",
      })
  void containerOfARunningClientIsNamed(String command, String name, String image) {
    String[] words = ("container " + command).split(" ", -1);
    Fork fork = fork(words).file(words[1], "#!/bin/sh\nsleep 120\n");
    assertTrue(fork.workDir().resolve(words[1]).toFile().setExecutable(true));
    Run run = fork.run();
    run.assertFinding(Mark.of(Processes.class, "container"));
    assertEquals(image, ProcessDetail.of(run).text("image"));
    assertTrue(run.finding().title().startsWith("Process " + name + " (pid "));
  }

  private static Run untilProcessIsFound(Predicate<Resource> found, String... how) {
    Fork fork = Fork.of(NativeProcesses.class).args(how).libraries("nuprocess-", "jna-");
    // From JDK 24 on the JVM warns on stderr of what JNA loads.
    fork.jvmArgs("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED");
    try (Running running = fork.options("every=300ms").start()) {
      running.awaitStdout("started");
      running.awaitDump(dump -> dump.resources().stream().anyMatch(found));
      return running.kill();
    }
  }

  private static boolean hasBirth(Resource resource) {
    return isProcess(resource) && resource.stack() != null;
  }

  private static boolean isProcess(Resource resource) {
    return resource.kind().equals("process");
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminal", "nuprocess"})
  void childOfALibraryThatUsesNativeCodeIsFoundWhereItWasMade(String how) {
    Run run = untilProcessIsFound(ProcessesTest::hasBirth, how);
    String method = how.equals("terminal") ? how : "nuProcess";
    Mark.of(NativeProcesses.class, method).assertFoundIn(run.dump());
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    assertEquals(1, run.dump().resources().stream().filter(ProcessesTest::isProcess).count());
    assertTrue(run.finding().title().startsWith("Process sleep 120 (pid "), run.finding().title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "500"})
  void childThatNoJavaObjectKnowsIsFoundAmongManyThreads(String threads) {
    Run run = untilProcessIsFound(ProcessesTest::isProcess, "unknown", threads);
    assertEquals(1, run.dump().resources().stream().filter(ProcessesTest::isProcess).count());
    assertTrue(
        run.dump().findings().stream()
            .anyMatch(finding -> finding.title().startsWith("Process sleep 120 (pid ")));
  }

  @Test
  void processAroundAProcessIsNoSecondOne() {
    Run run = fork("wrapped").run();
    run.assertFinding(Mark.of(Processes.class, "wrapped"));
    assertEquals(1, run.dump().resources().size());
  }
}
