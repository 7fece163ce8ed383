package dev.overstay.tests.targets;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts children, prints their pids, and waits to be killed or ends. */
public final class LeavesChildren {
  private static final int THREADS = 16;
  private static final int EACH = 5;

  private LeavesChildren() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "two" -> two();
      case "deep" -> start("sh", "-c", "sh -c \"sleep 120; true\" x --token HIDDEN; true");
      case "secret" -> start("sh", "-c", "sleep 120; true", "x", "--password=HIDDEN");
      case "stubborn" -> start("sh", "-c", "trap '' TERM; echo deaf >deaf; exec sleep 120");
      case "many" -> many();
      case "ended" -> ended();
      case "lost" -> lost();
      case "linked" -> linked();
      case "orphan" -> orphan();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("started");
    if (args.length > 1) {
      System.exit(0);
    }
    System.in.read();
  }

  private static void start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start(); // live: process
    System.out.println(process.pid());
  }

  private static void two() throws IOException {
    start("sleep", "120");
    ProcessBuilder second = new ProcessBuilder("sleep", "120").directory(new File("/"));
    System.out.println(second.start().pid()); // live: process
  }

  /** As many at once as there are threads. */
  private static void many() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          new Thread(
              () -> {
                try {
                  for (int each = 0; each < EACH; each++) {
                    start("sleep", "120");
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Leaves nothing: one has ended by itself, one was ended. */
  private static void ended() throws Exception {
    new ProcessBuilder("sleep", "1").start().waitFor();
    Process process = new ProcessBuilder("sleep", "120").start();
    process.destroy();
    process.waitFor();
  }

  /** The child has ended when the JVM does; what it left behind has not. */
  private static void orphan() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 120 & echo $!");
    Process shell = builder.start(); // live: process
    try (BufferedReader out = shell.inputReader()) {
      System.out.println(out.readLine());
      shell.waitFor();
      System.out.println("started");
      System.exit(0);
    }
  }

  /** A link to another file stands in the journal's place, and once more when it was mended. */
  private static void linked() throws Exception {
    start("sleep", "120");
    for (int i = 0; i < 2; i++) {
      try (var files = Files.list(Path.of("dumps"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
          Files.delete(file);
          Files.createSymbolicLink(file, Path.of("precious").toAbsolutePath());
        }
      }
      start("sleep", "120");
      start("sleep", "120");
    }
  }

  /** A directory stands where the dumps go, and then something else is there. */
  private static void lost() throws Exception {
    start("sleep", "120");
    Path dumps = Path.of("dumps");
    try (var files = Files.list(dumps)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(dumps);
    if (Files.exists(Path.of("block"))) {
      Files.writeString(dumps, "");
    }
    start("sleep", "120");
    start("sleep", "120");
  }
}
