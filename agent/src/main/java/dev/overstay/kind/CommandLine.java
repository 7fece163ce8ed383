package dev.overstay.kind;

import dev.overstay.base.Late;
import dev.overstay.system.Processes;
import org.jspecify.annotations.Nullable;

/** A command by its words, so that a secret that is one of them can be masked whole. */
@Late
public final class CommandLine {
  private final String[] words;

  /** The command of these words. */
  public CommandLine(String[] words) {
    this.words = words.clone();
  }

  /** The command of a process as the system knows it; null where it does not say. */
  static @Nullable CommandLine of(ProcessHandle process) {
    String[] words = Processes.words(process.pid());
    if (words == null) {
      String line = process.info().commandLine().orElse(null);
      words = line == null ? null : line.split(" ", -1);
    }
    return words == null ? null : new CommandLine(words);
  }

  /** Its words. */
  public String[] words() {
    return words.clone();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
