package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a browser takes for the pages of large dumps: to the first paint, from a letter in the
 * filter to the list as laid out, and to the end of its search, for which the page stays awake.
 * Prints medians beside their limits and asserts nothing.
 */
@Tag("benchmark")
@ExtendWith(SharedBrowser.class)
class PageBenchmark {
  private static final Path GENERATOR =
      Jvm.root().resolve("agent-tests/src/test/java/dev/overstay/tests/scale");
  private static final int ROUNDS = 9;
  private static final String PAINTED =
      "return Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1)";
  private static final String FILTERED =
      "const f = document.querySelector('#filter'), t = performance.now();"
          + "f.value = arguments[0]; f.dispatchEvent(new Event('input'));"
          + "document.body.offsetHeight; return Math.round(performance.now() - t)";

  private static final String SEARCHED =
      "const f = document.querySelector('#filter'), t = performance.now();"
          + "f.value = %s; f.dispatchEvent(new Event('input'));"
          + "const look = () => /so far/.test(document.querySelector('#matches').textContent)"
          + " ? setTimeout(look) : done(Math.round(performance.now() - t)); look()";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @Test
  void pages(Browser browser) throws IOException, InterruptedException {
    compile();
    System.out.printf(
        "%-6s %8s %6s %9s %6s %8s %6s %8s%n",
        "", "page MB", "limit", "paint ms", "limit", "filter ms", "limit", "whole ms");
    measure(browser, "big", 2, 250);
    measure(browser, "huge", 12, 600);
  }

  private void measure(Browser browser, String scale, double megabytes, long paint)
      throws IOException, InterruptedException {
    Path dumps = Files.createDirectories(temporary.resolve(scale));
    String path = temporary.resolve("classes") + File.pathSeparator + modelPath();
    String main = "dev.overstay.tests.scale.DumpGenerator";
    Jvm.run(temporary, "-cp", path, main, dumps.toString(), scale);
    Path page = temporary.resolve(scale + ".html");
    Jvm.run(
        temporary, "-jar", Jvm.AGENT.toString(), "report", dumps.toString(), "-o", page.toString());
    List<Long> paints = new ArrayList<>();
    List<Long> filters = new ArrayList<>();
    List<Long> wholes = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      browser.open(page);
      Await.until("it is painted", () -> browser.number(PAINTED) >= 0);
      paints.add(browser.number(PAINTED));
      for (String text : List.of("p", "pool-12", "client", "no such thing", "")) {
        filters.add(browser.number(FILTERED, text));
      }
      browser.open(page);
      for (String text : List.of("'p'", "'pool-12'", "'client'", "'no such thing'", "''")) {
        Object whole = browser.later(SEARCHED.formatted(text));
        wholes.add(((Number) Objects.requireNonNull(whole)).longValue());
      }
    }
    System.out.printf(
        "%-6s %8.2f %6.1f %9d %6d %8d %6d %8d  (slowest filter %d, whole %d)%n",
        scale,
        Files.size(page) / 1e6,
        megabytes,
        median(paints),
        paint,
        median(filters),
        50,
        median(wholes),
        Collections.max(filters),
        Collections.max(wholes));
  }

  private static String modelPath() {
    return Jvm.classPath("overstay-report-viewer", "classes", "jackson-core", "jspecify");
  }

  private void compile() throws IOException {
    Path classes = Files.createDirectories(temporary.resolve("classes"));
    List<String> command =
        new ArrayList<>(List.of("-proc:none", "-cp", modelPath(), "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(GENERATOR)) {
      sources
          .map(Path::toString)
          .filter(file -> !file.endsWith("Test.java") && file.endsWith(".java"))
          .forEach(command::add);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(new String[0]));
    assertTrue(failed == 0, "javac");
  }

  private static long median(List<Long> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
