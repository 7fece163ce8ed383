package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} judges, and what it says of that to a terminal. */
class CheckTest {
  private static final String POOL = "f-3b9ac1d2";

  @TempDir Path dir = Path.of("");
  private Cli cli = new Cli(dir);

  @BeforeEach
  void start() {
    cli = new Cli(dir);
  }

  @Test
  void aFindingFailsAndIsToldInFull() {
    assertEquals(1, cli.dump(d -> Cli.onlyFirst(d, 1)).clean().run("check"));
    assertEquals(
        """
        overstay: 1 finding fails the check, in 1 of 2 JVMs

        overstay: executor order-consumer (3 threads) was never shut down
          made by   OrderEventsIT.startConsumer(OrderEventsIT.java:88), in OrderEventsIT.publishesOrderCreated()
          effect    blocks exit (Surefire hides it: it ends the JVM with System.exit); stuck: nothing moved between two snapshots
          fix       Call shutdown() on it before the test ends, for example in @AfterEach
          in JVM    orders-service, pid 1

          clean     orders-service, pid 48214
        """,
        cli.out());
    assertEquals("", cli.err());
  }

  @Test
  void theExampleInTheDocumentsIsWhatIsPrinted() throws Exception {
    String typed = "$ java -jar overstay-agent.jar check --fail-on blocks-exit+left-open\n";
    String text = Files.readString(Path.of("../docs/command-line.md"));
    int from = text.indexOf(typed) + typed.length();
    cli.write("overstay/overstay-1-1.json", Golden.text()).clean();
    cli.run("check", "--fail-on", "blocks-exit+left-open");
    assertEquals(text.substring(from, text.indexOf("```\n", from)), cli.out());
  }

  @Test
  void nothingLeftBehindIsOneAnswerAndTheJvms() {
    assertEquals(0, cli.clean().run("check"));
    assertEquals(
        """
        overstay: nothing left behind in 1 JVM
          clean     orders-service, pid 48214
        """,
        cli.out());
  }

  @Test
  void theSameFindingOfSeveralJvmsIsToldOnceWithTheirNumber() {
    cli.dump(d -> Cli.onlyFirst(d, 1)).dump(d -> Cli.onlyFirst(d, 1)).dump();
    assertEquals(1, cli.run("check", "--fail-on", "blocks-exit"));
    assertTrue(cli.out().startsWith("overstay: 1 finding fails the check, in 3 of 3 JVMs\n"));
    assertTrue(cli.out().contains("  in JVM    orders-service, pid 1, and 2 more JVMs\n"));
    assertTrue(
        cli.out()
            .contains(
                "overstay: left behind, but failing nothing: 2 allowed by --fail-on\n"
                    + "  allowed   process sh -c ./start-redis.sh --requirepass *** (pid 48371) was"
                    + " never ended, outlives the JVM, made by RedisFixture.start("),
        cli.out());
  }

  @ParameterizedTest
  @CsvSource({
    "all, 1",
    "none, 0",
    "blocks-exit, 1",
    "holds-build, 0",
    "holds-build+left-open, 1",
    "'holds-build,outlives-jvm', 1",
    "'holds-build, stalls-shutdown', 0"
  })
  void onlyTheEffectsThatAreNamedFail(String effects, int exit) {
    assertEquals(exit, cli.dump().run("check", "--fail-on", effects), cli.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"block-exit", "blocks-exit+", "", "blocks-exit,,left-open"})
  void aWordThatIsNoEffectIsNamedWithWhatIsAllowed(String effects) {
    assertEquals(2, cli.dump().run("check", "--fail-on=" + effects));
    assertEquals("", cli.out());
    assertEquals(1, cli.err().lines().count());
    assertTrue(cli.err().contains("is not an effect"), cli.err());
    assertTrue(
        cli.err().endsWith("+blocks-exit+outlives-jvm+left-open+delayed-exit+in-use\n"), cli.err());
  }

  @Test
  void mistypedWordsGetTheNearest() {
    cli.dump().run("check", "--fail-on", "left-opn");
    assertTrue(cli.err().contains("'left-opn' is not an effect, did you mean 'left-open'?"));
    cli.run("check", "--format", "markdwn");
    assertEquals(
        "overstay: --format: 'markdwn' is not a format, did you mean 'markdown'? Formats are text,"
            + " markdown, sarif, junit\n",
        cli.err());
    cli.run("check", "--sources", "nowhere");
    assertEquals(
        "overstay: --sources: nowhere is not a directory; name one that is there\n", cli.err());
  }

  @Test
  void withoutADumpNothingIsJudged() {
    assertEquals(2, cli.run("check"));
    assertTrue(cli.err().startsWith("overstay: no dump in "), cli.err());
    assertEquals(2, cli.write("overstay/overstay-9-1.json", "{}").run("check"));
    assertTrue(
        cli.err()
            .endsWith("overstay: not judged: no JVM can be judged; 1 dump could not be judged\n"),
        cli.err());
  }

  @Test
  void aDumpThatCannotBeReadWinsOverFindingsWhichAreStillTold() {
    cli.dump().write("overstay/overstay-9-1.json", "{");
    assertEquals(2, cli.run("check"));
    assertTrue(
        cli.out()
            .startsWith(
                "overstay: 3 findings fail the check, in 1 JVM; 1 dump could not be judged\n"));
    assertTrue(cli.out().contains("executor order-consumer"));
    assertTrue(
        cli.err()
            .endsWith(
                "overstay: not judged: 3 findings fail the check, in 1 JVM; 1 dump could not be"
                    + " judged\n"),
        cli.err());
    assertEquals(2, cli.run("check", "--fail-on", "none"));
  }

  @Test
  void whatARuleSilencesFailsNothingAndItsRuleIsNamed() {
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 1);
          Cli.finding(dump, 0).put("suppressedBy", "kind=executor");
        });
    assertEquals(0, cli.run("check"));
    assertEquals(
        """
        overstay: nothing fails the check, in 1 JVM: 1 ignored by rules
          ignored   executor order-consumer (3 threads) was never shut down, by rule kind=executor, made by OrderEventsIT.startConsumer(OrderEventsIT.java:88)
          clean     orders-service, pid 1
        """,
        cli.out());
  }

  @Test
  void againstABaselineTheNewFailsTheKnownDoesNotAndTheGoneIsListed() {
    cli.write(
        "known",
        POOL
            + " # since 2026-11-20: words\nf-0 # since 2026-11-19: Timer x, made by T.t(T.java)\n");
    assertEquals(1, cli.dump().run("check", "--baseline", "known", "--fail-on", "left-open"));
    assertTrue(cli.out().startsWith("overstay: 1 finding fails the check, in 1 JVM\n"));
    assertTrue(cli.out().contains("  baseline  new\n"), cli.out());
    assertTrue(
        cli.out()
            .contains(
                "failing nothing: 1 allowed by --fail-on, 1 known\n"
                    + "  allowed   process sh -c ./start-redis.sh"),
        cli.out());
    assertTrue(
        cli.out()
            .contains(
                "  known     executor order-consumer (3 threads) was never shut down, since"
                    + " 2026-11-20, made by "),
        cli.out());
    assertTrue(cli.out().contains("  gone      f-0 Timer x, made by T.t(T.java)\n"), cli.out());
  }

  @Test
  void earlierDumpsAreABaselineToo() {
    cli.dump().write("before/overstay-1-1.json", Golden.text());
    assertEquals(0, cli.run("check", "overstay", "--baseline", "before"));
    assertTrue(
        cli.out().startsWith("overstay: nothing fails the check, in 1 JVM: 3 known\n"), cli.out());
    assertEquals(0, cli.run("check", "overstay", "--baseline", "before/overstay-1-1.json"));
    assertEquals(2, cli.run("check", "--baseline", "nowhere"));
    assertEquals(1, cli.err().lines().count());
  }

  @Test
  void whatTheAgentCallsKnownIsKnownWithoutABaseline() {
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 1);
          Cli.finding(dump, 0).put("baseline", "known");
        });
    assertEquals(0, cli.run("check"));
  }

  @Test
  void aWarningIsToldOnceAndNotWhereTheRuleMatchedInAnotherJvm() {
    for (int i = 0; i < 2; i++) {
      cli.dump(
          dump -> {
            Cli.onlyFirst(dump, 0);
            ((ArrayNode) dump.at("/agent/warnings"))
                .add("rule rules:1 matched nothing: kind=executor")
                .add("rule rules:2 matched nothing: kind=timer");
            ArrayNode unmatched = ((ObjectNode) dump.at("/agent")).putArray("unmatched");
            unmatched.addObject().put("warning", 0).put("rule", "kind=executor");
            unmatched.addObject().put("warning", 1).put("rule", "kind=timer");
          });
    }
    cli.dump(dump -> Cli.finding(dump, 0).put("suppressedBy", "kind=executor"));
    cli.run("check");
    assertEquals(
        "  warning   rule rules:2 matched nothing: kind=timer\n",
        cli.out().replaceAll("(?m)^(?!  warning).*\n", ""));
  }

  @Test
  void atMostFiftyAreToldInFullAndTenCleanJvmsAreNamed() {
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 1);
          ArrayNode findings = (ArrayNode) dump.get("findings");
          for (int i = 0; i < 59; i++) {
            findings.add(Cli.finding(dump, 0).deepCopy().put("id", "f-" + i));
          }
        });
    for (int i = 0; i < 12; i++) {
      cli.dump(dump -> Cli.onlyFirst(dump, 0));
    }
    assertEquals(1, cli.run("check"));
    assertEquals(50, cli.out().split("  made by ", -1).length - 1);
    assertTrue(cli.out().contains("\noverstay: and 10 more\n"), cli.out());
    String clean = cli.out().substring(cli.out().indexOf("  clean     "));
    assertEquals(10, clean.split("orders-service, pid ", -1).length - 1);
    assertTrue(clean.endsWith("; and 2 more\n"), clean);
  }

  @ParameterizedTest
  @MethodSource("dev.overstay.check.CheckFormatNames#all")
  void aFileIsNamedWithTheVerdict(String format) {
    assertEquals(1, cli.dump().run("check", "--format", format, "-o", "ci/x/result"));
    assertEquals("ci/x/result: 3 findings fail the check, in 1 JVM\n", cli.out());
    assertTrue(cli.read("ci/x/result").length() > 100);
    assertEquals(1, dir.resolve("ci/x").toFile().listFiles().length);
    assertEquals(2, cli.run("check", "--format", format, "-o", "overstay"));
    assertEquals("overstay: overstay: is a directory; name a file with -o\n", cli.err());
  }

  @ParameterizedTest
  @MethodSource("dev.overstay.check.CheckFormatNames#forMachines")
  void aFormForMachinesOnStdoutLeavesTheVerdictOnStderr(String format) {
    assertEquals(1, cli.dump().run("check", "--format", format));
    assertTrue(cli.err().endsWith("overstay: 3 findings fail the check, in 1 JVM\n"), cli.err());
    assertEquals(0, new Cli(dir.resolve("clean")).clean().run("check", "--format", format));
  }

  @Test
  void outputThatCannotBeWrittenIsNoVerdict() throws Exception {
    Files.writeString(dir.resolve("file"), "");
    assertEquals(2, cli.dump().run("check", "-o", "file/x"));
    assertTrue(cli.err().contains("could not be written"), cli.err());
  }
}
