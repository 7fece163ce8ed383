package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Effect;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SARIF by its schema, its levels, and where its places lead. */
class CheckSarifTest {
  private static final String OWN = "com/acme/orders/OrderEventsIT.java";

  @TempDir Path dir = Path.of("");
  private Cli cli = new Cli(dir);

  @BeforeEach
  void start() {
    cli = new Cli(dir);
  }

  @Test
  void resultsAreMergedFindingsWithLevelRuleAndWhereTheyWere() throws IOException {
    cli.dump().dump(d -> Cli.onlyFirst(d, 1)).write("src/test/java/" + OWN, "");
    JsonNode run = run("--fail-on", "blocks-exit");
    assertEquals("overstay", run.at("/tool/driver/name").asText());
    assertEquals(Effect.values().length + 1, run.at("/tool/driver/rules").size());
    assertEquals(3, run.get("results").size());
    JsonNode pool = run.at("/results/0");
    assertEquals("blocks-exit", pool.get("ruleId").asText());
    assertEquals("error", pool.get("level").asText());
    assertEquals("warning", run.at("/results/1/level").asText());
    assertEquals(
        "Executor order-consumer (3 threads) was never shut down, made by"
            + " OrderEventsIT.startConsumer(OrderEventsIT.java:88), in"
            + " OrderEventsIT.publishesOrderCreated(). Call shutdown() on it before the test ends,"
            + " for example in @AfterEach",
        pool.at("/message/text").asText());
    JsonNode physical = pool.at("/locations/0/physicalLocation");
    assertEquals("src/test/java/" + OWN, physical.at("/artifactLocation/uri").asText());
    assertEquals("%SRCROOT%", physical.at("/artifactLocation/uriBaseId").asText());
    assertEquals(88, physical.at("/region/startLine").asInt());
    assertEquals("f-3b9ac1d2", pool.at("/partialFingerprints/overstayFindingId~1v1").asText());
    assertEquals(2, pool.at("/properties/jvms").size());
    assertEquals("stuck", pool.at("/properties/progress").asText());
    assertEquals(18, pool.at("/stacks/0/frames").size());
    assertEquals(
        52, pool.at("/stacks/0/frames/3/location/physicalLocation/region/startLine").asInt());
    assertTrue(pool.at("/baselineState").isMissingNode());
    assertTrue(pool.at("/suppressions").isMissingNode());
  }

  @Test
  void aFileThatIsNotFoundIsCountedAndTheResultKeepsItsNameInCode() throws IOException {
    JsonNode run = run(cli.dump());
    assertTrue(run.at("/results/0/locations/0/physicalLocation").isMissingNode());
    assertEquals(
        "com.acme.orders.OrderEventsIT.startConsumer",
        run.at("/results/0/locations/0/logicalLocations/0/fullyQualifiedName").asText());
    assertEquals(
        "overstay: 3 findings without their source file; with --sources, name the directory in"
            + " which packages begin\n",
        cli.err().replaceFirst("overstay: 3 findings fail.*\n", ""));
  }

  @Test
  void whatHasNoFileStandsAtTheBuildFileSoThatGitHubTakesIt() throws IOException {
    cli.dump(dump -> Cli.finding(dump, 1).putNull("madeBy")).write("pom.xml", "<project/>");
    JsonNode run = run(cli);
    for (int i = 0; i < 3; i++) {
      JsonNode result = run.at("/results/" + i);
      assertEquals(
          "pom.xml", result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
      assertFalse(
          result.at("/partialFingerprints/primaryLocationLineHash").isMissingNode(),
          "all of them share the line");
    }
    assertTrue(cli.err().startsWith("overstay: 2 findings without"), cli.err());
  }

  @Test
  void againstABaselineResultsSayWhetherTheyAreNewAndTheGoneAreNoResults() throws IOException {
    cli.dump().write("known", "f-3b9ac1d2 # since 2026-11-20: words\nf-0 # Timer\n");
    JsonNode run = run(cli, "--baseline", "known");
    assertEquals("unchanged", run.at("/results/0/baselineState").asText());
    assertEquals("note", run.at("/results/0/level").asText());
    assertEquals("2026-11-20", run.at("/results/0/properties/since").asText());
    assertEquals("new", run.at("/results/1/baselineState").asText());
    assertEquals(3, run.get("results").size());
    assertEquals("f-0", run.at("/properties/gone/0/id").asText());
  }

  @Test
  void whatARuleSilencesIsSuppressedByItAndTheOthersSayThatTheyAreNot() throws IOException {
    cli.dump(dump -> Cli.finding(dump, 0).put("suppressedBy", "kind=executor # why"));
    JsonNode run = run(cli);
    JsonNode last = run.at("/results/2");
    assertEquals("external", last.at("/suppressions/0/kind").asText());
    assertEquals("kind=executor # why", last.at("/suppressions/0/justification").asText());
    assertEquals(0, run.at("/results/0/suppressions").size());
    assertTrue(run.at("/results/0/suppressions").isArray());
  }

  @Test
  void aDumpThatCannotBeReadIsAnExecutionThatFailed() throws IOException {
    cli.dump().write("overstay/overstay-9-1.json", "{");
    JsonNode invocation = run(cli).at("/invocations/0");
    assertFalse(invocation.get("executionSuccessful").asBoolean());
    assertEquals(2, invocation.get("exitCode").asInt());
    assertTrue(run(new Cli(dir.resolve("x")).clean()).at("/results").isEmpty());
  }

  @Test
  void aNameThatLooksLikeALinkIsNone() throws IOException {
    cli.dump(dump -> Cli.finding(dump, 0).put("title", "see [here](https://evil.example)"));
    assertFalse(run(cli).at("/results/0/message/text").asText().contains("]("));
  }

  @Test
  void modulesAreSearchedFourDeepAndOutputAndHiddenOnesAreNot() throws IOException {
    cli.dump();
    for (String place :
        new String[] {
          "target/src/test/java/",
          ".git/src/test/java/",
          "node_modules/m/src/x/java/",
          "a/b/c/d/e/src/test/java/"
        }) {
      cli.write(place + OWN, "");
    }
    assertEquals("", uri());
    cli.write("a/b/c/d/src/integrationTest/kotlin/" + OWN, "");
    assertEquals("a/b/c/d/src/integrationTest/kotlin/" + OWN, uri());
  }

  @Test
  void ofModulesWithFilesAlikeTheOneInWhichTheJvmRanCounts() throws IOException {
    cli.dump().write("shop/src/test/java/" + OWN, "").write("other/src/test/java/" + OWN, "");
    assertEquals("", uri());
    cli.write("orders-service/src/test/java/" + OWN, "");
    assertEquals("orders-service/src/test/java/" + OWN, uri());
  }

  @Test
  void kotlinFilesAreFoundByThePackageThatTheySayTheyAreIn() throws IOException {
    cli.dump(dump -> ((ObjectNode) dump.at("/findings/0/madeBy")).put("file", "OrderEventsIT.kt"));
    cli.write("src/test/kotlin/x/OrderEventsIT.kt", "package com.acme.other\n");
    assertEquals("", uri());
    cli.write(
        "src/test/kotlin/orders/OrderEventsIT.kt",
        "/* licence */\n@file:JvmName(\"X\")\n\npackage com.acme.`orders`\n");
    assertEquals("src/test/kotlin/orders/OrderEventsIT.kt", uri());
  }

  @Test
  void namedRootsReplaceTheUsualOnesAndPathsArePercentEncoded() throws IOException {
    cli.dump().write("src/test/java/" + OWN, "").write("mine #1 ä/" + OWN, "");
    assertEquals("mine%20%231%20%C3%A4/" + OWN, uri("--sources", "mine #1 ä"));
    Cli inner = new Cli(dir.resolve("inner")).dump();
    JsonNode artifact =
        run(inner, "--sources", "../src/test/java")
            .at("/results/0/locations/0/physicalLocation/artifactLocation");
    assertTrue(artifact.get("uri").asText().startsWith("file:///"), artifact.toString());
    assertFalse(artifact.has("uriBaseId"));
  }

  /** A path that is too long can be read by nobody, not by root either. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDirectoryThatCannotBeReadIsLeftOutAndNamed() throws IOException {
    cli.dump(dump -> ((ObjectNode) dump.at("/findings/0/madeBy")).put("file", "OrderEventsIT.kt"));
    cli.write("mine/x/OrderEventsIT.kt", "package com.acme.orders\n");
    String chain = "/" + "d".repeat(200);
    Path upper = Files.createDirectories(dir.resolve("mine" + chain.repeat(11)));
    Path lower = Files.createDirectories(dir.resolve("lower" + chain.repeat(11)));
    Files.move(dir.resolve("lower"), upper.resolve("lower"));
    try {
      assertEquals("mine/x/OrderEventsIT.kt", uri("--sources", "mine"));
      assertTrue(cli.err().startsWith("overstay: --sources: skipped " + dir), cli.err());
      assertTrue(cli.err().lines().toList().get(0).endsWith(": File name too long"), cli.err());
    } finally {
      Files.move(upper.resolve("lower"), dir.resolve("lower"));
      assertTrue(Files.exists(lower));
    }
  }

  @Test
  void aDumpLeadsToNoFileOutsideOfTheRoots() throws IOException {
    // There, so that a way through it leads on.
    cli.write("secret.java", "").write("src/test/java/com/acme/x", "");
    String absolute = dir.toAbsolutePath().toString().replace(File.separatorChar, '.');
    for (String[] frame :
        new String[][] {
          {"com.acme.X", "../../../../../secret.java"},
          {absolute + ".X", "secret.java"},
          {"com/acme/../../../../...X", "secret.java"}
        }) {
      cli = new Cli(dir);
      cli.dump(
          dump -> {
            ObjectNode by = (ObjectNode) dump.at("/findings/0/madeBy");
            by.put("class", frame[0]).put("file", frame[1]);
          });
      assertEquals("", uri());
    }
  }

  /** The file of the first finding, empty for none. */
  private String uri(String... args) throws IOException {
    return run(cli, args)
        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
        .asText();
  }

  private JsonNode run(String... args) throws IOException {
    return run(cli, args);
  }

  /** The one run of what {@code check} writes, which is valid. */
  private static JsonNode run(Cli cli, String... args) throws IOException {
    String[] all = new String[args.length + 3];
    System.arraycopy(new String[] {"check", "--format", "sarif"}, 0, all, 0, 3);
    System.arraycopy(args, 0, all, 3, args.length);
    cli.run(all);
    assertEquals("", SarifSchema.errors(cli.out()), cli.err());
    JsonNode runs = new ObjectMapper().readTree(cli.out()).get("runs");
    assertEquals(1, ((ArrayNode) runs).size());
    return runs.get(0);
  }
}
