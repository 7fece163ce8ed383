package dev.overstay.tests.fork;

import dev.overstay.dump.Dump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One JVM to start with the agent's jar, in a working directory of its own. */
public final class Fork {
  /** The agent's jar as the build makes it. */
  public static final Path AGENT = Path.of(System.getProperty("overstay.jar", "")).normalize();

  /** Without the optimising compiler, a JVM of one second takes four fifths of the CPU. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final Path ROOT = Path.of("target", "forks").toAbsolutePath();

  private final List<String> launch;
  private final String name;
  private final Path workDir;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final List<String> libraries = new ArrayList<>();
  private final List<String> starter = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable String classPath;
  private @Nullable Path agent = AGENT;
  private String options = "";
  private @Nullable String dirOption = "dumps";
  private String dir = "dumps";
  private boolean piped;
  private boolean verifiesAll;
  private boolean optimises;
  private long boundS = Running.BOUND_S;

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

  /** A JVM that runs a main class from elsewhere than the tests' own class path. */
  public static Fork of(String main, String classPath) {
    Fork fork = new Fork(List.of(main), main.substring(main.lastIndexOf('.') + 1));
    fork.classPath = classPath;
    return fork;
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

  /** What starts the JVM in this one's place: the JVM's command follows as its arguments. */
  public Fork under(String... words) {
    starter.addAll(Arrays.asList(words));
    return this;
  }

  /** A variable of the JVM's environment. */
  public Fork environment(String variable, String value) {
    environment.put(variable, value);
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
    dirOption = null;
    dir = expected;
    return this;
  }

  /** A value of {@code dir} as typed, and the folder of the working directory that it means. */
  public Fork dir(String typed, String expected) {
    dirOption = typed;
    dir = expected;
    return this;
  }

  /** Stdout is a pipe that this JVM reads to its end, as a build tool does. */
  public Fork stdoutPiped() {
    piped = true;
    return this;
  }

  /**
   * Verifies the JDK's woven classes too, which doubles its start: no class archive can be used.
   */
  public Fork verifiesAll() {
    verifiesAll = true;
    return this;
  }

  /** Has the optimising compiler, as users do: for what is measured or runs long. */
  public Fork optimises() {
    optimises = true;
    return this;
  }

  /** How long each wait for this JVM may take, in seconds, where it has much to do. */
  public Fork bound(long seconds) {
    boundS = seconds;
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
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().putAll(environment);
    return launch(builder, name, workDir, dir, piped, boundS);
  }

  static Running launch(
      ProcessBuilder builder, String name, Path workDir, String dir, boolean piped, long boundS) {
    String mark = UUID.randomUUID().toString();
    builder.directory(workDir.toFile());
    builder.environment().keySet().removeIf(key -> key.endsWith("_OPTIONS"));
    builder.environment().put(Leftovers.MARK, mark);
    if (!piped) {
      builder.redirectOutput(workDir.resolve("stdout").toFile());
    }
    builder.redirectError(workDir.resolve("stderr").toFile());
    try {
      long began = System.nanoTime();
      return new Running(builder.start(), name, workDir, workDir.resolve(dir), mark, boundS, began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(starter);
    command.add(java());
    if (verifiesAll) {
      command.add("-Xverify:all");
    }
    if (!optimises) {
      command.add(QUICK);
    }
    command.addAll(flags);
    if (agent != null) {
      command.add("-javaagent:" + agent + agentOptions());
    }
    if (!launch.get(0).equals("-jar")) {
      command.add("-cp");
      command.add(classPath == null ? TestClassPath.of(libraries) : classPath);
    }
    command.addAll(launch);
    command.addAll(arguments);
    return command;
  }

  private String agentOptions() {
    List<String> given = new ArrayList<>();
    if (dirOption != null) {
      given.add("dir=" + dirOption);
    }
    if (!options.isEmpty()) {
      given.add(options);
    }
    return given.isEmpty() ? "" : "=" + String.join(",", given);
  }

  /** The launcher of the JDK that runs the tests. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
