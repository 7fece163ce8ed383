package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.DumpFiles;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.LeavesChildren;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JVMs that leave processes behind, and what {@code orphans} says of them. */
final class LeftBehind {
  private static final Pattern PROCESS = Pattern.compile("^process (\\d+) since ");

  private LeftBehind() {}

  static Fork fork(String... args) {
    return alone(Fork.of(LeavesChildren.class).args(args).options("grace=200ms"));
  }

  /** In a session of its own: what it leaves is not to be taken for another test's. */
  static Fork alone(Fork fork) {
    return fork.under("setsid");
  }

  static Running killed(Fork fork) {
    return fork.start().awaitStdout("started").die();
  }

  static CommandLine orphans(Fork fork, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "orphans";
    args[1] = "dumps";
    System.arraycopy(more, 0, args, 2, more.length);
    return CommandLine.run(fork.workDir(), args);
  }

  static List<Path> journals(Fork fork) {
    return DumpFiles.ending(fork.workDir().resolve("dumps"), ".journal");
  }

  static Path journal(Fork fork) {
    assertEquals(1, journals(fork).size(), journals(fork).toString());
    return journals(fork).get(0);
  }

  static void edit(Fork fork, String pattern, String replacement) throws IOException {
    String before = Files.readString(journal(fork));
    String after = before.replaceFirst(pattern, replacement);
    assertFalse(before.equals(after), before);
    Files.writeString(journal(fork), after);
  }

  static Set<String> pids(String text) {
    return text.lines()
        .filter(line -> line.matches("\\d+"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> listed(CommandLine command) {
    Set<String> pids = new TreeSet<>();
    for (String line : command.stdout().lines().toList()) {
      Matcher process = PROCESS.matcher(line);
      if (process.find()) {
        pids.add(process.group(1));
      }
    }
    return pids;
  }

  static boolean lives(String pid) {
    try {
      // A zombie is nobody's business but init's.
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return false;
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertTrue(condition.getAsBoolean());
  }

  static long lines(Fork fork, String key) {
    try {
      return Files.readAllLines(journal(fork)).stream()
          .filter(line -> line.startsWith("{\"" + key + "\":"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
