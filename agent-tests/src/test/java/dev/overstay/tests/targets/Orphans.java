package dev.overstay.tests.targets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Children that end and leave a process behind, whose pid they print; ends by System.exit. */
public final class Orphans {
  private Orphans() {}

  public static void main(String[] args) throws Exception {
    BufferedReader typed =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    switch (args[0]) {
      case "leave" -> leave(args[1], args[2].equals("cleared"));
      case "clean" -> clean(args[1]);
      case "led" -> led(args[1]);
      case "inherit" -> inheriting(args[1]);
      case "seen" -> seen(args[1], typed);
      case "under-a-living-child" -> underALivingChild(args[1]);
      case "hold" -> hold(args[1], typed);
      case "wait-first" -> waitFirst(args[1], typed);
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (args[args.length - 1].equals("wait")) {
      typed.readLine();
    }
    System.exit(0);
  }

  private static void leave(String script, boolean cleared) throws Exception {
    ProcessBuilder builder = builder(cleared, "sh", "-c", script);
    Process shell = builder.start(); // live: process
    print(shell);
  }

  private static void clean(String script) throws Exception {
    Process shell = builder(false, "sh", "-c", script).start();
    ProcessHandle orphan = ProcessHandle.of(print(shell)).orElseThrow();
    orphan.destroyForcibly();
    while (orphan.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** The child makes a session of its own, of which the orphan is all that is left. */
  private static void led(String script) throws Exception {
    ProcessBuilder builder = builder(true, "setsid", "sh", "-c", script);
    Process shell = builder.start(); // live: process
    print(shell);
  }

  private static void inheriting(String script) throws Exception {
    ProcessBuilder builder = builder(false, "sh", "-c", script).inheritIO();
    builder.start().waitFor(); // live: process
  }

  private static void seen(String script, BufferedReader typed) throws Exception {
    ProcessBuilder builder = builder(true, "sh", "-c", script);
    Process shell = builder.start(); // live: process
    firstLine(shell);
    typed.readLine();
    shell.getOutputStream().close();
    shell.waitFor();
    System.out.println("ended");
    typed.readLine();
  }

  private static void underALivingChild(String script) throws Exception {
    Process shell = builder(false, "sh", "-c", script).start(); // live: process
    firstLine(shell);
  }

  /** A child that lives from one line to the next, and leaves nothing. */
  private static void hold(String script, BufferedReader typed) throws Exception {
    Process shell = builder(false, "sh", "-c", script).start();
    System.out.println("begun");
    typed.readLine();
    shell.getOutputStream().close();
    shell.waitFor();
    System.out.println("ended");
    typed.readLine();
  }

  /** A child that leaves nothing, begun when the line has come. */
  private static void waitFirst(String script, BufferedReader typed) throws Exception {
    System.out.println("waits");
    typed.readLine();
    builder(false, "sh", "-c", script).start().waitFor();
  }

  private static ProcessBuilder builder(boolean cleared, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (cleared) {
      builder.environment().clear();
    }
    return builder;
  }

  private static long print(Process shell) throws Exception {
    long pid = firstLine(shell);
    shell.waitFor();
    return pid;
  }

  private static long firstLine(Process shell) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    awaitOwnCommand(Path.of("/proc", line, "cmdline"));
    System.out.println("pid " + line);
    return Long.parseLong(line);
  }

  /** What a shell has just made has the shell's command, streams and session for a moment. */
  private static void awaitOwnCommand(Path file) throws IOException {
    String command;
    do {
      command = Files.readString(file);
      // Empty while it takes on another command.
    } while (command.isEmpty()
        || command.startsWith("setsid")
        || command.contains("begin")
        || command.contains("$!"));
  }
}
