package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.format.DumpReader;
import dev.overstay.page.Page;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the pages under test, side by side, from real JVMs where that is possible. */
final class Pages implements AutoCloseable {
  private static final Path GOLDEN = Jvm.root().resolve("report-viewer/src/test/resources");
  private static final long BOUND_S = 90;

  private final Path folder;
  private final ExecutorService makers = Executors.newFixedThreadPool(2);
  private final Map<Subject, Future<Made>> pages = new EnumMap<>(Subject.class);

  Pages() throws IOException {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "pages")), "run-")
            .toAbsolutePath();
    // The quick ones first, so that there is something to test; the merged one needs two others.
    make(Subject.CLEAN, () -> written("clean", text("clean-dump.json")));
    make(Subject.HOSTILE, () -> written("hostile", HostileText.in(text("golden-dump.json"))));
    make(Subject.LONG_NAME, () -> written("long", HostileText.longName(text("golden-dump.json"))));
    make(Subject.STUCK_HOOK, this::stuckHook);
    make(Subject.DEMO, this::demo);
    make(Subject.MERGED, this::merged);
  }

  private void make(Subject subject, Callable<Made> how) {
    pages.put(subject, makers.submit(how));
  }

  /** The page; waits until it is made. */
  Made of(Subject subject) {
    try {
      return Objects.requireNonNull(pages.get(subject)).get(BOUND_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(subject + " could not be made", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of a dump as it is, or changed, in JSON. */
  Made written(String name, String json) throws IOException {
    Dump dump = read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    Path html = Files.createDirectories(folder.resolve(name)).resolve(name + ".html");
    try (Writer out = Files.newBufferedWriter(html)) {
      Page.write(List.of(dump), out);
    }
    return new Made(html, List.of(dump));
  }

  /** The page that the template is by itself. */
  static Path template() {
    return Jvm.root().resolve("report-viewer/src/main/resources/dev/overstay/page/page.html");
  }

  /** A hand-checked dump. */
  static String text(String golden) throws IOException {
    return Files.readString(GOLDEN.resolve(golden));
  }

  /** Runs the command {@code report} on a folder that the dumps of several JVMs are put into. */
  Path report(String name, List<String> options, Path... dumps)
      throws IOException, InterruptedException {
    Path workDir = Files.createDirectories(folder.resolve(name));
    Path in = Files.createDirectories(workDir.resolve("dumps"));
    for (int i = 0; i < dumps.length; i++) {
      Files.copy(dumps[i], in.resolve("overstay-" + i + ".json"));
    }
    List<String> command = new ArrayList<>(List.of("-jar", Jvm.AGENT.toString(), "report"));
    command.addAll(List.of("dumps", "-o", "report.html"));
    command.addAll(options);
    Jvm.run(workDir, command.toArray(new String[0]));
    Path html = workDir.resolve("report.html");
    assertTrue(Files.exists(html), () -> "no page in " + workDir);
    return html;
  }

  private Made merged() throws IOException, InterruptedException {
    List<Path> dumps = new ArrayList<>();
    dumps.add(dump(of(Subject.DEMO).html()));
    dumps.add(dump(of(Subject.STUCK_HOOK).html()));
    dumps.add(GOLDEN.resolve("golden-dump.json"));
    dumps.add(GOLDEN.resolve("clean-dump.json"));
    Path html = report("merged", List.of(), dumps.toArray(new Path[0]));
    List<Dump> read = new ArrayList<>();
    for (Path dump : dumps) {
      read.add(read(dump));
    }
    return new Made(html, read);
  }

  private Made stuckHook() throws IOException, InterruptedException {
    Path workDir = folder.resolve("stuck-hook");
    String options = "=dir=dumps,grace=100ms,stall=300ms,onstall=halt";
    String main = "dev.overstay.browser.targets.StuckHook";
    Jvm.run(workDir, agent() + options, "-cp", Jvm.classPath("test-classes"), main);
    return made(workDir);
  }

  private Made demo() throws IOException, InterruptedException {
    Path workDir = Files.createDirectories(folder.resolve("orders-service"));
    Path classes = Files.createDirectories(workDir.resolve("classes"));
    String junit = Jvm.classPath("junit-", "opentest4j-", "open-test-reporting-", "apiguardian-");
    // With the names of variables, as other projects are compiled.
    List<String> command =
        new ArrayList<>(List.of("-g", "-proc:none", "-cp", junit, "-d", classes.toString()));
    try (Stream<Path> sources = Files.walk(Jvm.root().resolve("agent-tests/demo/src/test/java"))) {
      sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertTrue(javac.run(null, null, null, command.toArray(new String[0])) == 0, "javac");
    String path = classes + File.pathSeparator + junit;
    String launcher = "org.junit.platform.console.ConsoleLauncher";
    String scan = "--scan-class-path=classes";
    Jvm.run(workDir, agent() + "=dir=dumps", "-cp", path, launcher, "execute", scan);
    return made(workDir);
  }

  private static String agent() {
    return "-javaagent:" + Jvm.AGENT;
  }

  private static Made made(Path workDir) throws IOException {
    List<Path> html = new ArrayList<>();
    try (Stream<Path> files = Files.list(workDir.resolve("dumps"))) {
      files.filter(file -> file.toString().endsWith(".html")).forEach(html::add);
    }
    assertTrue(html.size() == 1, () -> "one page in " + workDir + ": " + html);
    Dump dump = read(dump(html.get(0)));
    assertFalse(dump.findings().isEmpty());
    return new Made(html.get(0), List.of(dump));
  }

  private static Path dump(Path html) {
    return html.resolveSibling(html.getFileName().toString().replaceFirst("html$", "json"));
  }

  private static Dump read(Path dump) throws IOException {
    try (InputStream in = Files.newInputStream(dump)) {
      return read(in);
    }
  }

  private static Dump read(InputStream in) throws IOException {
    return DumpReader.read(in);
  }

  @Override
  public void close() {
    // Whoever still makes a page ends its JVM before the run ends.
    makers.shutdownNow();
    try {
      assertTrue(makers.awaitTermination(BOUND_S, TimeUnit.SECONDS), "pages are still made");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
