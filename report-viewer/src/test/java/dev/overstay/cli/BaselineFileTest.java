package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baselines as people keep them: edited, merged, named as they like. */
class BaselineFileTest {
  private static final String ALL = "f-3b9ac1d2\nf-77e0142c\nf-c41f9a08\n";
  private final Cli cli;

  BaselineFileTest(@TempDir Path dir) {
    cli = new Cli(dir).dump();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALL,
        "\uFEFF" + ALL,
        "\uFEFF# ours\n\n" + ALL,
        "  f-3b9ac1d2\n\tf-77e0142c # x\nf-c41f9a08# y\n",
        "f-3b9ac1d2\r\nf-77e0142c\r\nf-c41f9a08\r\n"
      })
  void whatPeopleDoToTheirLinesDoesNoHarm(String text) {
    cli.write("known", text);
    assertEquals(0, cli.run("check", "--baseline", "known"), cli.out());
    assertEquals("", cli.err());
  }

  @Test
  void aLineThatIsNoFindingsIsToldAndTheRestCounts() {
    cli.write("known", "<<<<<<< HEAD\n" + ALL + "f-zzz\n" + "=\n".repeat(7));
    assertEquals(0, cli.run("check", "--baseline", "known"));
    assertEquals(6, cli.err().lines().count(), cli.err());
    List<String> said = cli.err().lines().toList();
    String words = " is not a finding's line and is left out: ";
    assertEquals("overstay: known:1" + words + "<<<<<<< HEAD", said.get(0));
    assertEquals("overstay: known:5" + words + "f-zzz", said.get(1));
    assertTrue(cli.err().endsWith("overstay: known: 4 more such lines are left out\n"), cli.err());
  }

  @Test
  void anotherFileIsNoBaseline() {
    cli.write("prose", "Dear reader,\nthis is no baseline.\n");
    assertEquals(2, cli.run("check", "--baseline", "prose"));
    assertEquals(
        "overstay: prose: no baseline, no line of it is a finding's; write one with baseline -o\n",
        cli.err());
    assertEquals(2, cli.run("check", "--baseline", "nowhere"));
    assertTrue(cli.err().startsWith("overstay: nowhere: no such file; name a baseline"), cli.err());
  }

  @Test
  void anyNameIsGoodForABaseline() {
    assertEquals(0, cli.run("baseline", "-o", "base.json"));
    assertEquals(0, cli.run("check", "--baseline", "base.json"), cli.err());
  }

  @Test
  void whatPeopleWroteStaysWhenItIsWrittenAnew() {
    cli.write("known", "f-3b9ac1d2 # since 2026-01-02: accepted, see ORD-12\nf-00000001 # gone\n");
    assertEquals(0, cli.run("baseline", "-o", "known"));
    assertTrue(
        cli.read("known").contains("f-3b9ac1d2 # since 2026-01-02: accepted, see ORD-12\n"),
        cli.read("known"));
    assertTrue(!cli.read("known").contains("f-00000001"), cli.read("known"));
  }

  @Test
  void aJvmIsNotItsOwnBaseline() {
    assertEquals(2, cli.run("check", "overstay", "--baseline", "overstay"));
    assertEquals(
        "overstay: --baseline: overstay has only the JVMs that are judged; name earlier dumps\n",
        cli.err());
    cli.dump();
    assertEquals(0, cli.run("check", "overstay/overstay-2-1.json", "--baseline", "overstay"));
    assertEquals("overstay: --baseline: left out 1 dump of a JVM that is judged\n", cli.err());
  }
}
