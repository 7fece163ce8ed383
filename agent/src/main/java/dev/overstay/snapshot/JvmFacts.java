package dev.overstay.snapshot;

import dev.overstay.base.SystemProperties;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Runner;
import dev.overstay.system.Proc;
import dev.overstay.text.Redaction;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts about this JVM; they are read once, when the first dump is written. */
public final class JvmFacts {
  private JvmFacts() {}

  /**
   * Reads the facts.
   *
   * @param startedAt epoch milliseconds
   * @param redact whether secrets in arguments are masked
   */
  public static Jvm read(long startedAt, boolean redact) {
    String command = SystemProperties.get("sun.java.command");
    String main = Runners.main(command);
    Runner runner = Runners.of(command);
    List<String> arguments = new ArrayList<>();
    for (String argument : arguments(main)) {
      arguments.add(redact ? Redaction.argument(argument) : argument);
    }
    return new Jvm(
        pid(),
        Instant.ofEpochMilli(startedAt),
        SystemProperties.get("java.version", "unknown"),
        SystemProperties.get("java.vm.name", "unknown"),
        SystemProperties.get("os.name", "unknown")
            + " "
            + SystemProperties.get("os.version", "")
            + " "
            + SystemProperties.get("os.arch", ""),
        main,
        runner.label(),
        runner.exitsBySystemExit,
        SystemProperties.get("user.dir", "."),
        arguments);
  }

  /** The process id. */
  public static long pid() {
    try {
      // The static initializer of ProcessHandle makes a thread pool: 5 ms cold, against 0.1 here.
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }

  private static List<String> arguments(@Nullable String main) {
    List<String> words = new ArrayList<>();
    String text = Proc.read("/proc/self/cmdline");
    if (text == null) {
      for (String word : ProcessHandle.current().info().arguments().orElse(new String[0])) {
        words.add(word);
      }
    } else {
      // The first word is the java command itself.
      for (int from = text.indexOf('\0') + 1, to; from > 0; from = to + 1) {
        to = text.indexOf('\0', from);
        if (to < 0) {
          break;
        }
        words.add(text.substring(from, to));
      }
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-jar")
          || word.equals("-m")
          || word.equals("--module")
          || word.equals(main)) {
        return new ArrayList<>(words.subList(0, i));
      }
    }
    return words;
  }
}
