package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A small Maven project of the test resources, copied and run by the Maven of this build. */
public final class Suite {
  private static final Path SOURCE = Path.of("src", "test", "resources", "suite");

  private Suite() {}

  /** A file of the project. */
  public static Path source(String file) {
    return SOURCE.resolve(file);
  }

  /** Runs {@code mvn test} offline, with what the build itself has downloaded. */
  public static Run test(String... properties) {
    Path project = copy();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home", ""), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-o", "-ntp", "test"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repository"));
    command.add("-Doverstay.jar=" + Fork.AGENT);
    command.addAll(Arrays.asList(properties));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (Running running =
        Fork.launch(builder, "suite", project, "target/overstay", false, Running.BOUND_S)) {
      return running.end();
    }
  }

  private static Path copy() {
    Path project;
    try (Stream<Path> files = Files.walk(SOURCE)) {
      Path root = Files.createDirectories(Path.of("target", "forks").toAbsolutePath());
      project = Files.createTempDirectory(root, "suite-");
      // Without one of its own, Maven takes the flags of the project around it.
      Files.createDirectories(project.resolve(".mvn"));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(SOURCE.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return project;
  }
}
