package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.agents.AdvisingAgent;
import dev.overstay.tests.targets.agents.Application;
import dev.overstay.tests.targets.agents.OwnAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Beside another agent, which advises the very classes that ours does: both do their job, and what
 * is its own is not a finding.
 */
class OtherAgentsTest {
  private static final String PACKAGE = AdvisingAgent.class.getPackageName() + ".";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private Run run(String how, String order, String... arguments) throws IOException {
    String library = ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toString();
    Map<String, String> entries =
        Map.of(
            "Premain-Class",
            AdvisingAgent.class.getName(),
            "Can-Retransform-Classes",
            "true",
            "Can-Redefine-Classes",
            "true",
            "Class-Path",
            library);
    Path other =
        Jars.make(
            temporary.resolve("other-agent.jar"),
            entries,
            List.of(
                AdvisingAgent.class.getName(),
                PACKAGE + "AgentsThings",
                PACKAGE + "CountingAdvice"));
    String main = Application.class.getName();
    Path application =
        Jars.make(temporary.resolve("application.jar"), "Main-Class", main, List.of(main));
    String first = "-javaagent:" + other + "=" + how;
    Fork fork = Fork.ofJar(application).verifiesAll().args(arguments);
    if (order.equals("before")) {
      return fork.options("grace=200ms").jvmArgs(first).run();
    }
    String ours = "-javaagent:" + Fork.AGENT + "=dir=dumps,grace=200ms";
    return fork.withoutAgent().jvmArgs(ours, first).run();
  }

  @ParameterizedTest
  @CsvSource({
    "retransform, before",
    "retransform, after",
    "redefine, before",
    "redefine, after",
    "captured, before",
    "captured, after"
  })
  void bothDoTheirJob(String how, String order) throws IOException {
    Run run = run(how, order);
    assertEquals(0, run.exit(), run.stderr());
    assertEquals(List.of(), run.dump().agent().failedProbes());
    assertEquals(0, run.dump().agent().dropped());
    List<Mark> marks = Mark.in(Application.class.getName());
    for (Mark mark : marks) {
      assertEquals(1, mark.assertFoundIn(run.dump()).count(), mark.toString());
    }
    assertEquals(marks.size(), run.dump().findings().size(), run.stderr());
    List<String> counts = run.stdout().lines().sorted().toList();
    assertEquals(6, counts.size(), run.stdout());
    for (String line : counts) {
      // The exit comes after what prints.
      boolean counted = !line.endsWith(" 0") || line.startsWith("java.lang.Shutdown");
      assertTrue(counted, run.stdout());
    }
  }

  @ParameterizedTest
  @CsvSource({"retransform, before", "retransform, after"})
  void whatTheOtherAgentHasOpenIsNotAFinding(String how, String order) throws IOException {
    Run run = run(how, order, "nothing");
    assertEquals(List.of(), run.dump().findings(), run.stderr());
    assertEquals(List.of(), run.dump().agent().failedProbes());
    // JDK 25 has something to say of Byte Buddy.
    assertFalse(run.stderr().contains("overstay"), run.stderr());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Launcher-Agent-Class", "Agent-Class"})
  void whatTheUsersOwnAgentLeavesIsAFinding(String key) {
    String own = OwnAgent.class.getName();
    Path jar =
        Jars.make(temporary.resolve("own.jar"), Map.of("Main-Class", own, key, own), List.of(own));
    Fork fork = Fork.ofJar(jar).options("grace=200ms").jvmArgs("-Djdk.attach.allowAttachSelf=true");
    Run run = (key.equals("Agent-Class") ? fork.args(jar.toString()) : fork).run();
    assertEquals(0, run.exit(), run.stderr());
    // What the JDK's own attaching has open is not the matter here.
    Mark.of(OwnAgent.class).assertFoundIn(run.dump());
  }
}
