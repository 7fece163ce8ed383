package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of threads, tests and commands are anybody's, and no form obeys them. */
class CheckHostileTest {
  private static final List<String> NAMES =
      List.of(
          "\u001b[31mred\u001b]8;;http://evil.example\u0007",
          "nul \u0000, bell \u0007, delete \u007f, c1 \u009b31m",
          "line\nfeed\r\noverstay: nothing left behind\u2028\u2029",
          "a | b ` c `` d ``` e ]]> f & g < h > i \" j ' k \\",
          "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
          "=1+1",
          "lone \ud800 and \udc00 and \ufffe\uffff",
          "x".repeat(1_000_000),
          "");
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u200e"
              + "\\u200f\\ufffe\\uffff]");

  @TempDir Path dir = Path.of("");

  @ParameterizedTest
  @MethodSource("dev.overstay.check.CheckFormatNames#all")
  void noFormObeysAName(String format) throws Exception {
    Cli cli = new Cli(dir);
    for (String name : NAMES) {
      cli.dump(dump -> everywhere(dump, name));
    }
    cli.write("known", "f-0 # \u001b[31m \u202e \u0000 " + "x".repeat(1_000_000) + "\n");
    assertEquals(1, cli.run("check", "--format", format, "--baseline", "known"), cli.err());
    String out = cli.out();
    assertTrue(
        !OBEYED.matcher(out).find(), () -> OBEYED.matcher(out).results().toList().toString());
    assertTrue(out.length() < 400_000, "" + out.length());
    if (format.equals("junit")) {
      assertEquals(
          3 * NAMES.size() + "",
          CheckJunitTest.parse(out).getElementsByTagName("testcase").getLength() + "");
    } else if (format.equals("sarif")) {
      assertEquals("", SarifSchema.errors(out));
    }
  }

  @Test
  void aNameDoesNotForgeALineOfTheVerdict() {
    Cli cli = new Cli(dir);
    cli.dump(dump -> everywhere(dump, "x\n  fix       none\noverstay: nothing left behind"));
    cli.run("check");
    assertEquals(0, cli.out().lines().filter(l -> l.startsWith("  fix       none")).count());
    assertEquals(0, cli.out().lines().filter(l -> l.startsWith("overstay: nothing")).count());
  }

  private static void everywhere(ObjectNode dump, String name) {
    ((ObjectNode) dump.get("jvm")).put("workDir", "/ci/" + name).put("runner", name);
    for (int i = 0; i < 3; i++) {
      ObjectNode finding = Cli.finding(dump, i);
      finding.put("title", finding.get("title").asText() + name);
      finding.put("fix", name);
      finding.put("id", finding.get("id").asText() + dump.at("/jvm/pid").asText());
      ObjectNode by = (ObjectNode) finding.get("madeBy");
      by.put("class", "c." + name).put("method", name).put("file", name);
      ObjectNode test = (ObjectNode) dump.get("tests").get(i);
      test.put("name", name).put("class", name);
    }
    ArrayNode frames = (ArrayNode) dump.at("/stacks/0/frames");
    frames.insert(0, name).insert(0, "a." + name + "(" + name + ":1)");
    ((ArrayNode) dump.at("/agent/warnings")).add(name);
  }
}
