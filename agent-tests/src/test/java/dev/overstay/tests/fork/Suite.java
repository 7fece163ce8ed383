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
    try (Running running = start(arguments.toArray(new String[0]))) {
      return running.end();
    }
  }

  /** Starts Maven with these goals and properties; what is missing it downloads. */
  public static Running start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** The same with these variables in Maven's environment. */
  public static Running start(Map<String, String> environment, String... arguments) {
    return start(copy("suite", UnaryOperator.identity()), environment, Running.BOUND_S, arguments);
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
    Path source = RESOURCES.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      Path root = Files.createDirectories(Path.of("target", "forks").toAbsolutePath());
      Path project = Files.createTempDirectory(root, name + "-");
      // Without one of its own, Maven takes the flags of the project around it.
      Files.createDirectories(project.resolve(".mvn"));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = project.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        boolean java = file.toString().endsWith(".java");
        String text = Files.readString(file);
        Files.writeString(target, java ? edit.apply(text) : text);
      }
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
