package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.base.SystemProperties;
import dev.overstay.journal.ProcStat;
import dev.overstay.system.Processes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the command of a child shows that it started another process. */
@Late
final class Kinship {
  private static final String SEPARATORS = " \t\n;&|<>(){}\"'`=,";
  private static final String QUOTES = "\"'\\";
  private static final int SHORTEST = 3;
  // For two programs of which one name starts with the other: chrome and chromedriver.
  private static final int SHORTEST_START = 4;

  // Words that many commands have in common.
  private static final Set<String> PLAIN =
      Set.of(
          "bash",
          "dash",
          "zsh",
          "ksh",
          "env",
          "exec",
          "nohup",
          "setsid",
          "sudo",
          "timeout",
          "java",
          "node",
          "perl",
          "python",
          "python3",
          "ruby",
          "cat",
          "echo",
          "true",
          "false",
          "null",
          "/dev/null",
          "start",
          "stop",
          "run");

  private final String command;
  private final String program;
  private final Set<String> said;
  private final @Nullable String workDir;

  /** Reads the command and the directory of the process that may have been started. */
  Kinship(ProcStat process) {
    String[] words = Processes.words(process.pid);
    command = words == null ? "" : unquoted(String.join(" ", words)).trim();
    program = words == null || words.length == 0 ? "" : base(words[0]);
    said = telling(words == null ? new String[0] : words);
    // A server may overwrite its command line; its name is that of the file it was started from.
    addIfTelling(process.name, said);
    workDir = Processes.workDir(process.pid);
  }

  /** Whether the starter's command contains the whole command of the process, as a shell's does. */
  boolean isNamedBy(Starter starter) {
    // At the beginning it is the starter's own command, which other processes may have, too.
    return !command.isEmpty() && unquoted(starter.command.toString()).indexOf(command) > 0;
  }

  // Removes the characters that a shell removes before it starts a command.
  private static String unquoted(String said) {
    StringBuilder bare = new StringBuilder(said.length());
    for (int i = 0; i < said.length(); i++) {
      char next = said.charAt(i);
      if (Character.isWhitespace(next)) {
        next = ' ';
      }
      boolean again = next == ' ' && bare.length() > 0 && bare.charAt(bare.length() - 1) == ' ';
      if (!again && QUOTES.indexOf(next) < 0) {
        bare.append(next);
      }
    }
    return bare.toString();
  }

  /**
   * Whether the starter's command has a distinctive word of the process, or both share a directory.
   */
  boolean isSuggestedBy(Starter starter) {
    if (starter.directory != null
        && starter.directory.equals(workDir)
        && !starter.directory.equals(SystemProperties.get("user.dir"))) {
      return true;
    }
    Set<String> theirs = telling(starter.command.words());
    for (String word : said) {
      if (theirs.contains(word)) {
        return true;
      }
    }
    return isNamedAlike(program, theirs);
  }

  /**
   * Whether its working directory is unrelated to the starter and to the starter's command: an
   * orphan of another JVM may have the same words.
   */
  boolean isElsewhere(Starter starter) {
    String home = starter.directory == null ? SystemProperties.get("user.dir") : starter.directory;
    return workDir != null
        && home != null
        && !workDir.equals("/")
        && !isBelow(workDir, home)
        && !isBelow(home, workDir)
        && !starter.command.toString().contains(workDir);
  }

  private static boolean isBelow(String directory, String other) {
    return directory.equals(other) || directory.startsWith(other + "/");
  }

  private static boolean isNamedAlike(String program, Set<String> said) {
    if (program.length() >= SHORTEST_START && !PLAIN.contains(program)) {
      for (String word : said) {
        if (word.startsWith(program)
            || (word.length() >= SHORTEST_START && program.startsWith(word))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> telling(String[] words) {
    Set<String> telling = new HashSet<>();
    for (String word : words) {
      int from = 0;
      for (int i = 0; i <= word.length(); i++) {
        if (i == word.length() || SEPARATORS.indexOf(word.charAt(i)) >= 0) {
          String part = word.substring(from, i);
          addIfTelling(part, telling);
          addIfTelling(base(part), telling);
          from = i + 1;
        }
      }
    }
    return telling;
  }

  private static void addIfTelling(String word, Set<String> telling) {
    boolean number = true;
    for (int i = 0; i < word.length(); i++) {
      number &= Character.isDigit(word.charAt(i));
    }
    if (!number && word.length() >= SHORTEST && word.charAt(0) != '-' && !PLAIN.contains(word)) {
      telling.add(word);
    }
  }

  // postgres: and -bash are programs too.
  private static String base(String word) {
    String base = word.substring(word.lastIndexOf('/') + 1);
    base = base.endsWith(":") ? base.substring(0, base.length() - 1) : base;
    return base.startsWith("-") ? base.substring(1) : base;
  }
}
