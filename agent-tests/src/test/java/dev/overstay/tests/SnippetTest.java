package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README's parts of a pom, pasted into the pom of a project that does not have them. */
class SnippetTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final long BOUND_S = 180;
  private static final String VERSION = System.getProperty("overstay.version");

  @Test
  void projectWithTheThreePartsHasTheAgentInItsTests() throws IOException {
    Run run = test(List.of("<properties>", "<dependency>", "<plugin>"));
    assertEquals(0, run.exit(), run.stdout());
    assertEquals(5, run.dump().findings().size(), run.stdout() + run.stderr());
    assertTrue((run.stdout() + run.stderr()).contains("was never shut down"), run.stdout());
  }

  @Test
  void withoutTheEmptyPropertyTheTestJvmEndsAsReadmeSays() throws IOException {
    String said = "could not open `{argLine}'";
    assertTrue(Files.readString(ROOT.resolve("README.md")).contains(said));
    Run run = test(List.of("<dependency>", "<plugin>"));
    assertNotEquals(0, run.exit());
    assertTrue((run.stdout() + run.stderr()).contains(said), run.stdout() + run.stderr());
  }

  /** Runs {@code mvn test} with those of README's parts that begin with one of these. */
  private static Run test(List<String> starts) throws IOException {
    Path project = Suite.copy("suite", UnaryOperator.identity());
    Path pom = project.resolve("pom.xml");
    String text = withoutAgent(Files.readString(pom));
    for (String part : parts()) {
      if (starts.stream().anyMatch(part::startsWith)) {
        text = pasted(part, text);
      }
    }
    Files.writeString(pom, text);
    Path repository = project.resolve("repository");
    install(repository);
    Files.writeString(project.resolve("settings.xml"), settings());
    try (Running maven =
        Suite.start(
            project,
            Map.of(),
            BOUND_S,
            "-s",
            "settings.xml",
            "-Dmaven.repo.local=" + repository,
            "test")) {
      return maven.end();
    }
  }

  // What the build has downloaded serves as the only remote repository.
  private static String settings() {
    return """
        <settings>
          <mirrors>
            <mirror>
              <id>built</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
        .formatted(Path.of(System.getProperty("maven.repository")).toUri());
  }

  /** README's blocks of XML, of which all three are parts of a pom. */
  private static List<String> parts() throws IOException {
    List<String> parts = new ArrayList<>();
    Matcher blocks = XML.matcher(Files.readString(ROOT.resolve("README.md")));
    while (blocks.find()) {
      parts.add(blocks.group(1));
    }
    assertEquals(3, parts.size(), parts.toString());
    return parts;
  }

  // The project of the other tests has the agent by a property of the command line.
  private static String withoutAgent(String pom) {
    Matcher plugin =
        Pattern.compile("<plugin>\\s*<artifactId>maven-surefire-plugin.*?</plugin>", Pattern.DOTALL)
            .matcher(pom);
    assertTrue(plugin.find());
    return plugin.replaceFirst("");
  }

  // Each part stands before the end of the element to which its own belongs.
  private static String pasted(String part, String pom) {
    if (part.startsWith("<properties>")) {
      String inner = part.replaceAll("</?properties>", "");
      return pom.replaceFirst("</properties>", Matcher.quoteReplacement(inner + "</properties>"));
    }
    String parent = part.startsWith("<dependency>") ? "</dependencies>" : "</plugins>";
    return pom.replaceFirst(parent, Matcher.quoteReplacement(part + parent));
  }

  /** Puts the agent where {@code mvn install} puts it. */
  private static void install(Path repository) throws IOException {
    String agent = "overstay-agent-" + VERSION;
    Path home = repository.resolve("dev/overstay/overstay-agent").resolve(VERSION);
    Files.createDirectories(home);
    Files.copy(Fork.AGENT, home.resolve(agent + ".jar"));
    Files.copy(ROOT.resolve("agent/dependency-reduced-pom.xml"), home.resolve(agent + ".pom"));
    String parent = "overstay-parent";
    home = repository.resolve("dev/overstay").resolve(parent).resolve(VERSION);
    Files.createDirectories(home);
    Files.copy(ROOT.resolve("pom.xml"), home.resolve(parent + "-" + VERSION + ".pom"));
  }
}
