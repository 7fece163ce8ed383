package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.AgentKinds;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the documents to the code and to each other. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| ([^|]*) \\| .*");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?<![\\w.…/~*-])/(home|Users|root|tmp|work|usr|opt|var|mnt|private)/");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/options.md"})
  void optionTablesNameEveryKeyWithItsDefault(String file) throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    try (URLClassLoader agent = new URLClassLoader(new URL[] {Fork.AGENT.toUri().toURL()})) {
      Class<?> option = agent.loadClass("dev.overstay.option.Option");
      Field fallback = option.getDeclaredField("fallback");
      fallback.setAccessible(true);
      for (Object one : option.getEnumConstants()) {
        expected.put((String) option.getMethod("key").invoke(one), (String) fallback.get(one));
      }
    }
    assertFalse(expected.isEmpty());

    Map<String, String> documented = new LinkedHashMap<>();
    for (String line : section(file, "| key | default | meaning |")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        // A default in words is none that could be typed.
        String value = row.group(2);
        documented.put(row.group(1), value.startsWith("`") ? value.replace("`", "") : "");
      }
    }
    assertEquals(expected, documented);
  }

  @Test
  void everyKindHasAHeadingThatSaysWhetherItIsOptIn() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> headings =
        Files.readAllLines(ROOT.resolve("docs/kinds.md")).stream()
            .filter(line -> line.startsWith("## "))
            .toList();
    AgentKinds.optIn()
        .forEach(
            (kind, optIn) -> {
              List<String> named =
                  headings.stream().filter(line -> line.contains("`" + kind + "`")).toList();
              if (named.size() != 1 || named.get(0).endsWith("(opt-in)") != optIn) {
                wrong.add(kind + " " + named);
              }
            });
    assertEquals(List.of(), wrong);
  }

  @Test
  void tableOfTriggersIsThatOfTheAgent() throws Exception {
    List<String> documented = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/how-it-works.md"))) {
      String[] cells = line.split(" \\| ", -1);
      if (line.startsWith("| `") && cells.length == 4) {
        String waits = cells[2].startsWith("up to") ? "grace" : cells[2].replaceFirst("[ ;].*", "");
        String says = cells[3].replaceFirst(" ?\\|$", "");
        documented.add(cells[0].replaceAll("[|` ]", "") + " " + waits + " " + says);
      }
    }
    List<String> planned = new ArrayList<>();
    try (URLClassLoader agent = new URLClassLoader(new URL[] {Fork.AGENT.toUri().toURL()})) {
      Class<?> plan = agent.loadClass("dev.overstay.trigger.TriggerPlan");
      Class<?> trigger = agent.loadClass("dev.overstay.dump.Trigger");
      for (Object one : trigger.getEnumConstants()) {
        Object row = plan.getMethod("of", trigger).invoke(null, one);
        Set<String> traits = new TreeSet<>();
        Class<?> trait = agent.loadClass("dev.overstay.trigger.TriggerPlan$Trait");
        for (Object each : trait.getEnumConstants()) {
          if (plan.getMethod("has", trait).invoke(row, each).equals(true)) {
            traits.add(each.toString());
          }
        }
        String waits =
            traits.contains("SETTLES")
                ? "100"
                : traits.contains("WAITS_UP_TO_GRACE") ? "grace" : "no";
        String says =
            traits.contains("SAYS_VERDICT")
                ? "yes"
                : traits.contains("SAYS_SECOND_VERDICT")
                    ? "the second time"
                    : traits.contains("REPORTS_MAIN") ? "the command prints it" : "no";
        planned.add(trigger.getMethod("label").invoke(one) + " " + waits + " " + says);
      }
    }
    assertEquals(new TreeSet<>(planned), new TreeSet<>(documented));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void relativeLinksAndImagesLeadSomewhere(Path file) throws IOException {
    Path folder = ROOT.resolve(file).toAbsolutePath().getParent();
    List<String> dead = new ArrayList<>();
    for (Matcher link = LINK.matcher(Files.readString(ROOT.resolve(file))); link.find(); ) {
      String target = link.group(1);
      String path = target.replaceFirst("#.*", "");
      boolean relative = !target.matches("[a-z]+:.*");
      if (relative && !path.isEmpty() && (folder == null || !Files.exists(folder.resolve(path)))) {
        dead.add(target);
      }
    }
    assertEquals(List.of(), dead);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noDocumentNamesAPathOfOneMachine(Path file) throws IOException {
    Matcher path = ABSOLUTE.matcher(Files.readString(ROOT.resolve(file)));
    assertFalse(path.find(), () -> path.group() + " in " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent/target/overstay-agent.jar",
        "report-viewer/target/overstay-report-viewer.jar"
      })
  void jarsCarryTheLicenceAndTheNotice(String jar) throws IOException {
    try (JarFile file = new JarFile(ROOT.resolve(jar).toFile())) {
      for (String name : List.of("LICENSE", "NOTICE")) {
        try (InputStream in = file.getInputStream(file.getEntry("META-INF/" + name))) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          assertEquals(Files.readString(ROOT.resolve(name)), text);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "check", "baseline", "orphans"})
  void helpIsWhatIsPrinted(String command, @TempDir Path directory) throws IOException {
    String text = Files.readString(ROOT.resolve("docs/command-line.md"));
    String typed = "$ java -jar overstay-agent.jar " + command + " --help\n";
    int from = text.indexOf(typed);
    assertTrue(from >= 0, typed);
    assertEquals(
        CommandLine.run(directory, command, "--help").stdout(),
        text.substring(from + typed.length(), text.indexOf("```\n", from)));
  }

  @Test
  void everyCommandIsInTheTableAndHasItsSection(@TempDir Path directory) throws IOException {
    String help = CommandLine.run(directory, "--help").stdout();
    String table = String.join("\n", section("README.md", "| command | does |"));
    List<String> sections = Files.readAllLines(ROOT.resolve("docs/command-line.md"));
    Matcher command = Pattern.compile("(?m)^  ([a-z]+)  ").matcher(help.split("Commands:\n", 2)[1]);
    int commands = 0;
    for (; command.find(); commands++) {
      String name = command.group(1);
      assertTrue(table.contains("overstay-agent.jar " + name + " "), name);
      assertTrue(sections.contains("## " + name), name);
    }
    assertTrue(commands >= 6, help);
  }

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .map(ROOT::relativize)
            .forEach(documents::add);
      }
    }
    assertTrue(documents.contains(Path.of("README.md")));
    return documents;
  }

  /** The lines of the table with this head. */
  private static List<String> section(String file, String head) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(file));
    int from = lines.indexOf(head);
    assertTrue(from >= 0, () -> file + " has no table " + head);
    int to = from;
    while (to < lines.size() && lines.get(to).startsWith("|")) {
      to++;
    }
    return lines.subList(from, to);
  }
}
