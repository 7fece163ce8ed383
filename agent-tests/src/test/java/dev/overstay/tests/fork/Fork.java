package dev.overstay.tests.fork;

import dev.overstay.dump.Dump;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One JVM to start with the agent's jar, in a working directory of its own. */
public final class Fork {
  /** The agent's jar as the build makes it. */
  public static final Path AGENT = Path.of(System.getProperty("overstay.jar", "")).normalize();

  private static final Path ROOT = Path.of("target", "forks").toAbsolutePath();

  private final List<String> launch;
  private final String name;
  private final Path workDir;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final List<String> libraries = new ArrayList<>();
  private final List<String> shell = new ArrayList<>();
  private @Nullable Path agent = AGENT;
  private String options = "";
  private String dir = "dumps";
  private boolean dirGiven = true;
  private boolean piped;

  private Fork(List<String> launch, String name) {
    this.launch = launch;
    this.name = name;
    try {
      this.workDir = Files.createTempDirectory(Files.createDirectories(ROOT), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JVM that runs {@code main} from the tests' own class directory. */
  public static Fork of(Class<?> main) {
    return new Fork(List.of(main.getName()), main.getSimpleName());
  }

  /** A JVM started by {@code java -jar}. */
  public static Fork ofJar(Path jar) {
    return new Fork(List.of("-jar", jar.toString()), jar.getFileName().toString());
  }

  /** Arguments of main. */
  public Fork args(String... more) {
    arguments.addAll(Arrays.asList(more));
    return this;
  }

  /** Agent options, behind {@code dir}. */
  public Fork options(String text) {
    options = text;
    return this;
  }

  /** Flags of the JVM. */
  public Fork jvmArgs(String... more) {
    flags.addAll(Arrays.asList(more));
    return this;
  }

  /** Jars of the tests' class path whose file name begins with one of these. */
  public Fork libraries(String... prefixes) {
    for (String prefix : prefixes) {
      if (!prefix.isEmpty()) {
        libraries.add(prefix);
      }
    }
    return this;
  }

  /** Another copy of the agent's jar. */
  public Fork agent(Path jar) {
    agent = jar;
    return this;
  }

  /** No agent at all. */
  public Fork withoutAgent() {
    agent = null;
    return this;
  }

  /** No option {@code dir}: dumps are expected in this folder of the working directory. */
  public Fork defaultDir(String expected) {
    dirGiven = false;
    dir = expected;
    return this;
  }

  /** A value of {@code dir} as typed, and the folder of the working directory that it means. */
  public Fork dir(String typed, String expected) {
    dirGiven = false;
    dir = expected;
    options = "dir=" + typed + (options.isEmpty() ? "" : "," + options);
    return this;
  }

  /** Stdout is a pipe that this JVM reads to its end, as a build tool does. */
  public Fork stdoutPiped() {
    piped = true;
    return this;
  }

  /** Puts a file into the working directory. */
  public Fork file(String file, String content) {
    try {
      Path path = workDir.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Runs below a command such as a shell, which gets the JVM's command line as arguments. */
  public Fork below(String... command) {
    shell.addAll(Arrays.asList(command));
    return this;
  }

  /** The working directory. */
  public Path workDir() {
    return workDir;
  }

  /** Runs the JVM to its own end. */
  public Run run() {
    try (Running running = start()) {
      return running.end();
    }
  }

  /** Runs a JVM that does not end by itself until the verdict is on stderr, then ends it. */
  public Run runUntilVerdict() {
    try (Running running = start()) {
      running.awaitStderr("  report  ");
      return running.kill();
    }
  }

  /** Runs a JVM that does not end by itself until its dump is as said, then ends it. */
  public Run runUntil(Predicate<Dump> reached) {
    try (Running running = start()) {
      running.awaitDump(reached);
      return running.kill();
    }
  }

  /** Starts the JVM. */
  public Running start() {
    String mark = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.directory(workDir.toFile());
    builder.environment().keySet().removeIf(key -> key.endsWith("_OPTIONS"));
    builder.environment().put(Leftovers.MARK, mark);
    File stdout = workDir.resolve("stdout").toFile();
    builder.redirectOutput(
        piped ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.to(stdout));
    builder.redirectError(workDir.resolve("stderr").toFile());
    try {
      long began = System.nanoTime();
      return new Running(builder.start(), name, workDir, workDir.resolve(dir), mark, began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(shell);
    command.add(java());
    command.add("-Xverify:all");
    command.addAll(flags);
    if (agent != null) {
      String given = dirGiven ? "dir=" + dir + (options.isEmpty() ? "" : "," + options) : options;
      command.add("-javaagent:" + agent + (given.isEmpty() ? "" : "=" + given));
    }
    if (!launch.get(0).equals("-jar")) {
      command.add("-cp");
      command.add(TestClassPath.of(libraries));
    }
    command.addAll(launch);
    command.addAll(arguments);
    return command;
  }

  /** The launcher of the JDK that runs the tests. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
