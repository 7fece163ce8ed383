package dev.overstay.system;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

/** A command as a list of words, so that a word that is a secret can be masked as a whole. */
@Late
public final class CommandLine {
  private final String[] words;

  /** Creates a command from its words. */
  public CommandLine(String[] words) {
    this.words = words.clone();
  }

  /** The command of a process as the system reports it; null if the system does not report it. */
  public static @Nullable CommandLine of(ProcessHandle process) {
    String[] words = Processes.words(process.pid());
    if (words == null) {
      String line = process.info().commandLine().orElse(null);
      words = line == null ? null : line.split(" ", -1);
    }
    return words == null ? null : new CommandLine(words);
  }

  /** The words of the command. */
  public String[] words() {
    return words.clone();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
