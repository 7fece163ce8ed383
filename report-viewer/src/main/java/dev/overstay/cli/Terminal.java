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
 * What a command has of the world around it.
 *
 * @param workDir where relative paths start
 * @param out takes results
 * @param err takes everything else
 * @param colour whether help may be coloured
 * @param nanoTime a clock, for what is said only when it takes long
 * @param browser shows a page
 */
record Terminal(
    Path workDir,
    PrintStream out,
    PrintStream err,
    Ansi colour,
    LongSupplier nanoTime,
    Browser browser) {

  /** One line for results; text of a file in it can't make it two, or move the cursor. */
  void tell(String line) {
    out.println(Plain.of(line));
  }

  /** One line for everything else, under the name of the program. */
  void say(String line) {
    err.println("overstay: " + Plain.of(line));
  }

  static Terminal ofProcess() {
    Ansi colour = isTerminal(System.console()) ? colour(System.getenv()) : Ansi.OFF;
    return new Terminal(
        Path.of(""), System.out, System.err, colour, System::nanoTime, Browser::show);
  }

  /**
   * No colour where the environment has a {@code NO_COLOR} that is not empty, or a dumb terminal.
   */
  // https://no-color.org
  static Ansi colour(Map<String, String> environment) {
    boolean none = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return none || "dumb".equals(environment.get("TERM")) ? Ansi.OFF : Ansi.AUTO;
  }

  // From JDK 22 on there is a console even where output goes to a file; only isTerminal, which is
  // as new, tells.
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

    /** Asks the desktop; java.awt would load a toolkit for it. */
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
