package dev.overstay.cli;

import dev.overstay.text.Plain;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The environment of a command.
 *
 * @param workDir where relative paths start
 * @param out takes results
 * @param err takes everything else
 * @param colour whether help may be coloured
 * @param nanoTime a clock, for messages that are printed only if something takes long
 * @param browser shows a page
 */
record Terminal(
    Path workDir,
    PrintStream out,
    PrintStream err,
    Ansi colour,
    LongSupplier nanoTime,
    Browser browser) {

  /** Prints a line of results; text from a file in it can't add a line or move the cursor. */
  void tell(String line) {
    out.println(Plain.of(line));
  }

  /** Prints a line of anything else, after the name of the program. */
  void say(String line) {
    err.println("overstay: " + Plain.of(line));
  }

  static Terminal ofProcess() {
    Ansi colour = isTerminal(System.console()) ? colour(System.getenv()) : Ansi.OFF;
    return new Terminal(
        Path.of(""), System.out, System.err, colour, System::nanoTime, Browser::show);
  }

  /** No colour if {@code NO_COLOR} is set and not empty, or if the terminal is dumb. */
  // https://no-color.org
  static Ansi colour(Map<String, String> environment) {
    boolean none = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return none || "dumb".equals(environment.get("TERM")) ? Ansi.OFF : Ansi.AUTO;
  }

  // From JDK 22 on a console exists even if output goes to a file. Only isTerminal, which is also
  // new in JDK 22, shows the difference.
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Something that shows a page to the user. */
  interface Browser {
    void open(Path page) throws IOException;

    /** Uses a command of the desktop: java.awt would load a toolkit for this. */
    static void show(Path page) throws IOException {
      String os = System.getProperty("os.name", "");
      String uri = page.toUri().toString();
      ProcessBuilder command =
          os.startsWith("Windows")
              ? new ProcessBuilder("rundll32", "url.dll,FileProtocolHandler", uri)
              : new ProcessBuilder(os.startsWith("Mac") ? "open" : "xdg-open", uri);
      command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      command.redirectError(ProcessBuilder.Redirect.DISCARD);
      command.start();
    }
  }
}
