package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Exits;
import dev.overstay.tests.targets.Prints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shaded jar holds, under which names it works, and what it loads into a JVM. */
class JarTest {
  private static final Pattern VERDICT =
      Pattern.compile("overstay: .*|  (made by|effect|fix|report)  .*");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @Test
  void jarHoldsOnlyItsOwnPackagesAndItsManifest() throws IOException {
    try (JarFile jar = new JarFile(Fork.AGENT.toFile())) {
      List<String> others =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> !name.equals("dev/"))
              .filter(name -> !name.startsWith("dev/overstay/") && !name.startsWith("META-INF/"))
              .toList();
      assertEquals(List.of(), others);
      assertEquals(List.of(), jar.stream().map(ZipEntry::getName).filter(JarTest::odd).toList());
    }
  }

  // Another release's classes, signatures and services would reach into the application's loading.
  private static boolean odd(String name) {
    return name.startsWith("META-INF/versions/")
        || name.startsWith("META-INF/services/")
        || name.endsWith("module-info.class")
        || name.matches("META-INF/.*\\.(SF|RSA|DSA)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "overstay-agent-VERSION.jar", "any other name.jar"})
  void jarWorksUnderAnyNameAndStdoutStaysAsItIs(String name) throws IOException {
    String version = System.getProperty("overstay.version", "");
    Path jar = temporary.resolve(name.replace("VERSION", version));
    Files.copy(Fork.AGENT, jar);
    Run run = Fork.of(Prints.class).args("leaky").agent(jar).options("grace=200ms").run();
    run.assertFinding(Mark.of(Prints.class));
    assertEquals(0, run.exit());
    assertEquals(Fork.of(Prints.class).withoutAgent().run().stdout(), run.stdout());
    List<String> said = run.stderr().lines().toList();
    assertEquals(5, said.size(), run.stderr());
    for (String line : said) {
      assertTrue(VERDICT.matcher(line).matches(), line);
    }
    run.assertReportNamed(run.stderr());
  }

  /** A locale in which the JVM can't say the jar's path: what starts it is a shell, which can. */
  @Test
  void jarInADirectoryThatTheLocaleCannotSayWritesItsPage() {
    String script =
        "d=$(printf '\\303\\244') && mkdir \"$d\" && cp \"$1\" \"$d/overstay-agent.jar\" && j=$2"
            + " && shift 2 && LC_ALL=C exec \"$j\""
            + " -javaagent:\"$PWD/$d/overstay-agent.jar=dir=dumps,grace=200ms\" \"$@\"";
    String jar = Fork.AGENT.toAbsolutePath().toString();
    Fork fork = Fork.of(Prints.class).args("leaky").withoutAgent();
    Run run = fork.under("sh", "-c", script, "sh", jar).run();
    assertEquals(0, run.exit(), run.stderr());
    run.assertFinding(Mark.of(Prints.class));
    assertEquals(5, run.stderr().lines().count(), run.stderr());
    run.assertReportNamed(run.stderr());
  }

  @Test
  void nothingThatWritesIsLoadedBeforeADumpIsDue() throws IOException {
    Fork fork = Fork.of(Exits.class).args("stdin").jvmArgs("-Xlog:class+load:file=classes.log");
    Path log = fork.workDir().resolve("classes.log");
    try (Running running = fork.start()) {
      running.awaitStdout("ready");
      assertTrue(Files.readString(log).contains("dev.overstay.ledger.Ledger"));
      assertEquals(List.of(), loaded(log, "bytebuddy|jackson|picocli|\\.cli\\.|overstay\\.page"));
      running.type("").end().assertClean();
    }
    assertEquals(List.of(), loaded(log, "bytebuddy|picocli|\\.cli\\.|overstay\\.page"));
  }

  @Test
  void commandLineIsNotLoadedForAPageEither() throws IOException {
    Fork fork = Fork.of(Prints.class).args("leaky").jvmArgs("-Xlog:class+load:file=classes.log");
    fork.run().assertFinding(Mark.of(Prints.class));
    Path log = fork.workDir().resolve("classes.log");
    assertTrue(Files.readString(log).contains("dev.overstay.page.Page"));
    assertEquals(List.of(), loaded(log, "bytebuddy|picocli|\\.cli\\."));
  }

  private static List<String> loaded(Path log, String pattern) throws IOException {
    Pattern sought = Pattern.compile(pattern);
    return Files.readAllLines(log).stream().filter(line -> sought.matcher(line).find()).toList();
  }

  // The JVM itself refuses any agent here, unless told not to.
  @Test
  void jvmThatArchivesItsClassesAtExitRunsWithTheAgent() {
    Run run =
        training("-XX:ArchiveClassesAtExit=classes.jsa")
            .jvmArgs("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent")
            .run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals(List.of(), run.dump().findings());
    assertTrue(Files.exists(run.workDir().resolve("classes.jsa")));
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void jvmThatTrainsAnAotCacheIsLeftAlone() {
    assertOff(training("-XX:AOTCacheOutput=cache.aot").run(), "-XX:AOTCacheOutput");
  }

  // From a jar, since no archive takes classes of a directory.
  private Fork training(String flag) {
    String main = Exits.class.getName();
    Path jar = Jars.make(temporary.resolve("app.jar"), "Main-Class", main, List.of(main));
    return Fork.ofJar(jar).args("return").jvmArgs(flag);
  }

  private static void assertOff(Run run, String flag) {
    assertEquals(0, run.exit(), run.stderr());
    assertEquals(List.of(), run.dumps());
    List<String> own = run.stderr().lines().filter(l -> l.startsWith("overstay: ")).toList();
    assertEquals(1, own.size(), run.stderr());
    assertTrue(own.get(0).contains("off") && own.get(0).contains(flag), own.get(0));
  }
}
