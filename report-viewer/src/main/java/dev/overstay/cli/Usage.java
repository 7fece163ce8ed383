package dev.overstay.cli;

import dev.overstay.text.FailureText;
import dev.overstay.text.Nearest;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes what is wrong with a command line, in one line that says what to type. */
final class Usage {
  private Usage() {}

  static String words(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String message = oneLine(e);
    // The exception itself is not passed on.
    if (message.contains("InvalidPathException") || message.indexOf('\ufffd') >= 0) {
      return "a name in the arguments has letters that this locale can't say; set LC_ALL=C.UTF-8";
    }
    if (command.getParent() == null && e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("-")) {
        return "'" + first + "': options stand behind the command. " + list(command);
      }
      List<String> commands = new ArrayList<>(command.getSubcommands().keySet());
      return "'"
          + first
          + "' is not a command"
          + Nearest.hint(first, commands)
          + " "
          + list(command);
    }
    String name = command.getCommandSpec().qualifiedName();
    return message + "; see '" + name + " --help'";
  }

  private static String list(CommandLine command) {
    return "Commands are " + String.join(", ", command.getSubcommands().keySet());
  }

  /** The error for a file name that the current locale cannot encode. */
  static String words(InvalidPathException e) {
    return "'"
        + e.getInput()
        + "' cannot name a file here, "
        + e.getReason()
        + "; where it has letters beyond ASCII, set LC_ALL=C.UTF-8";
  }

  static String oneLine(Exception e) {
    // Anything else is a bug in this program.
    boolean meant = e instanceof Mistake || e instanceof ParameterException;
    String message = meant ? e.getMessage() : null;
    return (message == null ? FailureText.of(e) : message).replace("\r", "");
  }
}
