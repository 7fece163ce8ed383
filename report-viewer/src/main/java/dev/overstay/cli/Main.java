package dev.overstay.cli;

import dev.overstay.orphan.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The entry point of the command line: it knows the commands and reports their failures; the
 * commands do the work.
 */
@Command(
    name = "overstay",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Says what keeps a JVM test suite from ending.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  /** The exit code of a command that could not do its work. */
  static final int FAILED = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command that {@code args} name and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** The exit code of a command; {@link #FAILED} also if its results could not be written. */
  static int run(Terminal terminal, String... args) {
    int exit;
    try {
      exit = commandLine(terminal).execute(args);
    } catch (OutOfMemoryError e) {
      terminal.say("this takes more memory than this JVM has, see java -Xmx");
      return FAILED;
    }
    if (terminal.out().checkError()) {
      terminal.say("standard output could not be written, and what was meant for it is lost");
      return FAILED;
    }
    return exit;
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new Baseline(terminal));
    line.addSubcommand(new Check(terminal));
    line.addSubcommand(new DumpJvm(terminal));
    line.addSubcommand(new Orphans(terminal, Machine.ofSystem()));
    line.addSubcommand(new Report(terminal));
    line.addSubcommand(new Validate(terminal));
    // An argument that begins with @ is a file name, not a file with more arguments.
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour()));
    line.setParameterExceptionHandler(
        (e, args) -> {
          terminal.say(Usage.words(e));
          return FAILED;
        });
    line.setExecutionExceptionHandler(
        (e, commandLine, result) -> {
          if (e instanceof InvalidPathException path) {
            terminal.say(Usage.words(path));
            return FAILED;
          }
          IOException io = e instanceof UncheckedIOException all ? all.getCause() : null;
          io = e instanceof IOException one ? one : io;
          terminal.say(io == null ? Usage.oneLine(e) : Mistake.words(io));
          // Anything else is a bug in this program, which is fixed with the help of the stack
          // trace.
          if (io == null && !(e instanceof Mistake)) {
            e.printStackTrace(terminal.err());
          }
          return FAILED;
        });
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: baseline, check, dump, orphans, report or validate");
  }

  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"overstay " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
