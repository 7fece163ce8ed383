package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Small Maven projects of the test resources, copied and run by the Maven of this build. */
public final class Suite {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Suite() {}

  /** A file of the project. */
  public static Path source(String file) {
    return RESOURCES.resolve("suite").resolve(file);
  }

  /** Runs {@code mvn test} offline, with what the build itself has downloaded. */
  public static Run test(String... properties) {
    List<String> arguments = new ArrayList<>(List.of("-o", "test"));
    arguments.addAll(Arrays.asList(properties));
    Path project = copy("suite", UnaryOperator.identity());
    try (Running running =
        start(project, Map.of(), Running.BOUND_S, arguments.toArray(new String[0]))) {
      return running.end();
    }
  }

  /**
   * Starts Maven in a project whose classes are there; it is compiled once for all tests. The goals
   * are those of plugins alone: a phase would compile again.
   */
  public static Running startCompiled(Map<String, String> environment, String... goals) {
    Path project = copy(Compiled.PROJECT, UnaryOperator.identity());
    return start(project, environment, Running.BOUND_S, goals);
  }

  private static final class Compiled {
    static final Path PROJECT = compile();

    private static Path compile() {
      Path project = copy("suite", UnaryOperator.identity());
      try (Running maven = start(project, Map.of(), Running.BOUND_S, "-o", "-q", "test-compile")) {
        Run run = maven.end();
        if (run.exit() != 0) {
          throw new IllegalStateException(run.stdout());
        }
      }
      return project;
    }
  }

  /** Starts Maven in a project that {@link #copy} has made; it may take so many seconds. */
  public static Running start(
      Path project, Map<String, String> environment, long boundS, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home", ""), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repository"));
    command.add("-Doverstay.jar=" + Fork.AGENT);
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MAVEN_OPTS", Fork.QUICK);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return Fork.launch(builder, "suite", project, "target/overstay", false, boundS);
  }

  /** A copy of the project of this name, its sources edited. */
  public static Path copy(String name, UnaryOperator<String> edit) {
    return copy(RESOURCES.resolve(name), edit);
  }

  private static Path copy(Path source, UnaryOperator<String> edit) {
    try (Stream<Path> files = Files.walk(source)) {
      Path root = Files.createDirectories(Path.of("target", "forks").toAbsolutePath());
      Path project = Files.createTempDirectory(root, "project-");
      // Without one of its own, Maven takes the flags of the project around it.
      Files.createDirectories(project.resolve(".mvn"));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (file.toString().endsWith(".java")) {
          Files.writeString(target, edit.apply(Files.readString(file)));
        } else {
          Files.copy(file, target);
        }
      }
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
