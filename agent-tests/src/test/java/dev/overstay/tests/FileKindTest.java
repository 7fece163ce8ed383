package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.DropsFiles;
import dev.overstay.tests.targets.Empty;
import dev.overstay.tests.targets.OpensFiles;
import dev.overstay.tests.targets.OthersFiles;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open files and directories, where somebody asks for them. */
class FileKindTest {
  private static final String ON = "grace=200ms,kinds=+file";
  private static final String TARGET = "Files";

  private static List<Mark> marks() {
    return Mark.in(OpensFiles.class.getPackageName() + "." + TARGET);
  }

  private static Fork all(String variant) {
    List<String> args = new ArrayList<>(List.of(TARGET, variant));
    marks().forEach(mark -> args.add(mark.method()));
    return Fork.of(OpensFiles.class).args(args.toArray(new String[0]));
  }

  @Test
  void everyWayIsFoundOnceAsTheSystemCounts() {
    Run run = all("leaky").options(ON).run();
    assertEquals(0, run.exit());
    for (Mark mark : marks()) {
      assertEquals(Effect.LEFT_OPEN, mark.assertFoundIn(run.dump()).effect());
    }
    assertEquals(marks().size(), run.dump().findings().size(), run.stderr());
    assertEquals(descriptors(run), resources(run));
    assertEquals(List.of(), run.dump().agent().failedProbes());
  }

  private static Map<String, Integer> descriptors(Run run) {
    Map<String, Integer> names = new TreeMap<>();
    run.stdout()
        .lines()
        .filter(line -> line.startsWith("open "))
        .forEach(line -> names.merge(lastName(line), 1, Integer::sum));
    return names;
  }

  private static Map<String, Integer> resources(Run run) {
    Map<String, Integer> names = new TreeMap<>();
    for (Resource file : files(run)) {
      // Linux lists a directory by one descriptor and names what is in it by another.
      int descriptors = "directory".equals(file.detail().get("mode")) ? 2 : 1;
      names.merge(lastName(String.valueOf(file.detail().get("path"))), descriptors, Integer::sum);
    }
    return names;
  }

  private static List<Resource> files(Run run) {
    return run.dump().resources().stream().filter(r -> r.kind().equals("file")).toList();
  }

  private static String lastName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(' ')) + 1);
  }

  @Test
  void everyWayThatIsClosedIsSilent() {
    Run run = all("closed").options(ON).run();
    assertEquals(0, run.exit());
    run.assertClean();
    assertEquals(Map.of(), descriptors(run));
  }

  @Test
  void pathAndModeAreTold() {
    Run run = all("leaky").options(ON).run();
    Map<String, String> modes = new TreeMap<>();
    for (Resource file : files(run)) {
      modes.merge(
          String.valueOf(file.detail().get("mode")), file.name(), (one, two) -> one + " " + two);
    }
    assertEquals("directory list walk find parent/directory-of-stream", modes.get("directory"));
    assertEquals("appending channel-appending", modes.get("append"));
    assertEquals("random-channel mapped asynchronous", modes.get("read-write"));
    assertTrue(
        modes.getOrDefault("write", "").startsWith("output writer formatter "), modes.toString());
    assertTrue(modes.getOrDefault("read", "").startsWith("input input-channel "), modes.toString());
    assertEquals(5, modes.size(), modes.toString());
    Map<String, String> fixes = new TreeMap<>();
    run.dump().findings().forEach(finding -> fixes.put(finding.title(), finding.fix()));
    assertEquals(
        "Call close() on it, or open it in try-with-resources, before main returns",
        fixes.get("File input was never closed"));
    assertEquals(
        "Call close() on its stream, or open that in try-with-resources, before main returns",
        fixes.get("Directory list was never closed"));
    assertEquals(
        "Call close() on the class loader that opened it, before main returns",
        fixes.get("File loader.jar was never closed"));
  }

  @Test
  void whoDoesNotAskIsToldNothingAndPaysNothing() {
    Run run = Fork.of(OpensFiles.class).args(TARGET, "leaky", "input", "random").run();
    assertEquals(Map.of("input", 1, "random", 1), descriptors(run));
    run.assertClean();
    // All that is woven beside what is woven in every JVM is of files.
    int probes = Fork.of(Empty.class).run().dump().agent().probes();
    Run off = Fork.of(OthersFiles.class).args("device").run();
    assertEquals(probes, off.dump().agent().probes());
    Run on = Fork.of(OthersFiles.class).args("device").options(ON).run();
    assertTrue(on.dump().agent().probes() > probes, on.dump().agent().toString());
  }

  @Test
  void filesThatNobodyReachesAreStillCollected() {
    Run without = Fork.of(DropsFiles.class).args("cleaned").withoutAgent().run();
    Run with = Fork.of(DropsFiles.class).args("cleaned").options(ON).run();
    assertEquals("opened 5, left 0\nopened 401, left 0\n", with.stdout());
    assertEquals(without.stdout(), with.stdout());
    with.assertClean();
  }

  /** The JDK has no cleaner for these: the descriptor is lost, and still the line is known. */
  @Test
  void whatIsCollectedAndStaysOpenIsFound() {
    Run without = Fork.of(DropsFiles.class).args("lost").withoutAgent().run();
    Run run = Fork.of(DropsFiles.class).args("lost").options(ON).run();
    assertEquals("opened 6, left 6\nopened 3, left 3\nopened 0, left 0\n", run.stdout());
    assertEquals(without.stdout(), run.stdout());
    assertEquals(2, run.dump().findings().size(), run.stderr());
    Finding list = Mark.of(DropsFiles.class, "list").assertFoundIn(run.dump());
    assertEquals("Directory directory and 2 alike were never closed", list.title());
    Mark.of(DropsFiles.class, "asynchronous").assertFoundIn(run.dump());
    Resource resource = run.dump().resource(list.root());
    assertEquals("sun.nio.fs.UnixDirectoryStream", resource == null ? "" : resource.className());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class-path",
        "class-path-below-a-loader",
        "cached-url",
        "device",
        "font",
        "random",
        "redirect",
      })
  void whatIsNobodysToCloseIsNotReported(String what) {
    Fork fork = Fork.of(OthersFiles.class).args(what).options(ON).libraries("slf4j-");
    // The JDK notes there which fonts it found.
    Run run = fork.jvmArgs("-Duser.home=" + fork.workDir()).run();
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  void whatTheJdkOpensByItselfIsNotReported() {
    Fork fork = Fork.of(Empty.class).options(ON);
    Run run = fork.jvmArgs("-XX:StartFlightRecording:filename=recording.jfr").run();
    assertEquals(0, run.exit());
    assertEquals(List.of(), files(run));
  }

  @Test
  void whatIsOpenedBecauseTheAgentAsksIsNotReported() {
    Run run = Fork.of(OthersFiles.class).args("asked").options(ON + ",every=50ms").run();
    assertTrue(Files.exists(run.workDir().resolve("log")));
    run.assertFinding(Mark.of(OthersFiles.class));
    assertEquals(List.of(), files(run));
  }
}
