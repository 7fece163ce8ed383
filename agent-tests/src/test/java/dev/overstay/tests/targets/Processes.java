package dev.overstay.tests.targets;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Children started in every way there is, left running. */
public final class Processes {
  private Processes() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "pipeline" -> pipeline();
      case "deep" -> deep();
      case "redirected" -> redirected(args[1]);
      case "container" -> container(args);
      case "two" -> two();
      case "wrapped" -> wrapped();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  private static void pipeline() throws IOException {
    ProcessBuilder first = new ProcessBuilder("sleep", "120");
    ProcessBuilder second = new ProcessBuilder("tr", "a", "b");
    ProcessBuilder third = new ProcessBuilder("cat");
    ProcessBuilder.startPipeline(List.of(first, second, third)); // live: process
  }

  private static void deep() throws IOException {
    String deepest = "sh -c \"sleep 120; true\"; true";
    new ProcessBuilder("sh", "-c", "sh -c '" + deepest + "'; true").start(); // live: process
  }

  private static void two() throws IOException {
    for (int i = 0; i < 2; i++) {
      new ProcessBuilder("sleep", "120").start(); // live: process
    }
  }

  /** Prints what the system says of the child's streams, and of this JVM's. */
  private static void redirected(String how) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "120");
    File file = Files.writeString(Path.of("file"), "").toFile();
    switch (how) {
      case "pipes" -> {}
      case "inherit" -> builder.inheritIO();
      case "discard" -> builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
      case "files" ->
          builder.redirectInput(file).redirectOutput(file).redirectError(Redirect.appendTo(file));
      case "append" -> builder.redirectOutput(Redirect.appendTo(file));
      case "null" -> builder.redirectOutput(new File("/dev/null"));
      case "merged-pipe" -> builder.redirectErrorStream(true);
      case "merged-file" -> builder.redirectErrorStream(true).redirectOutput(file);
      case "merged-inherit" -> builder.redirectErrorStream(true).redirectOutput(Redirect.INHERIT);
      case "mixed" -> builder.redirectInput(Redirect.INHERIT).redirectError(Redirect.DISCARD);
      default -> throw new IllegalArgumentException(how);
    }
    Process process = builder.start(); // live: process
    for (int stream = 0; stream <= 2; stream++) {
      System.out.println(link(process.pid(), stream) + " " + link("self", stream));
    }
  }

  private static Path link(Object pid, int stream) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + stream));
  }

  private static void container(String[] args) throws IOException {
    List<String> command = List.of(args).subList(1, args.length);
    new ProcessBuilder(command).start(); // live: process
  }

  /** A Process around one of the JDK's own: there is one child, and one birth. */
  private static void wrapped() throws IOException {
    Process process = new ProcessBuilder("sleep", "120").start(); // live: process
    Kept.keep(new Wrapper(process));
  }

  /** A Process that stands before another. */
  private static final class Wrapper extends Process {
    private final Process process;

    Wrapper(Process process) {
      this.process = process;
    }

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public OutputStream getOutputStream() {
      return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
      return process.waitFor();
    }

    @Override
    public int exitValue() {
      return process.exitValue();
    }

    @Override
    public void destroy() {
      process.destroy();
    }
  }
}
