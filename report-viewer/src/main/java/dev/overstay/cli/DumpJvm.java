package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.VerdictText;
import dev.overstay.format.DumpReader;
import dev.overstay.text.Plain;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overstay dump}: takes a snapshot of a running JVM. */
@Command(
    name = "dump",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Takes a snapshot of a running JVM and says what it finds. With the agent in that JVM, its"
          + " dump is rewritten; without, an agent is loaded that looks once, and does not know"
          + " who made what."
    },
    footer = {"", "Exit code: 0 when the dump is written, 2 when not."})
final class DumpJvm implements Callable<Integer> {
  // The agent allows 10 s for a snapshot, and the attach API allows the JVM 10 s to listen.
  private static final long BOUND_MS = 30_000;

  private final Terminal terminal;

  /** A process id of this machine, as jps lists them. */
  @Parameters(paramLabel = "PID", description = "The JVM's process id; jps lists them.")
  private String pid = "";

  /** A directory, which is created if it is missing. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Where dump and page are put (default: where the agent writes to; without the agent,"
              + " target/overstay, build/overstay or overstay here).")
  private @Nullable Path output;

  DumpJvm(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JvmProcess jvm = JvmProcess.of(pid);
    Path directory = output == null ? null : ready(output);
    try (Attachment attachment = new Attachment(jvm, BOUND_MS)) {
      Path written = attachment.bounded(attachment::askAgent);
      if (written == null) {
        directory = directory == null ? ready(buildsPlace()) : directory;
        written = attachment.bounded(attachment::loadAgent);
      }
      tell(directory == null ? written : copy(written, directory));
    }
    return 0;
  }

  private Path buildsPlace() {
    Path here = terminal.workDir();
    if (Files.exists(here.resolve("pom.xml"))) {
      return Path.of("target", "overstay");
    }
    for (String name : new String[] {"build", "settings"}) {
      if (Files.exists(here.resolve(name + ".gradle"))
          || Files.exists(here.resolve(name + ".gradle.kts"))) {
        return Path.of("build", "overstay");
      }
    }
    return Path.of("overstay");
  }

  private Path ready(Path named) {
    Path directory = terminal.workDir().resolve(named).toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      // A check of the permission passes even if the disk is full, and always passes for root.
      Files.delete(Files.createTempFile(directory, ".overstay", ".tmp"));
      return directory;
    } catch (IOException e) {
      throw new Mistake(
          named + ": can't be written, " + Mistake.reason(e) + "; name a directory with -o");
    }
  }

  private static Path copy(Path dump, Path directory) {
    Path source = page(dump);
    Path page = directory.resolve(source.getFileName());
    Path copied = directory.resolve(dump.getFileName());
    try {
      try {
        replace(source, page);
      } catch (NoSuchFileException e) {
        // A page found there belongs to an earlier dump.
        Files.deleteIfExists(page);
      }
      replace(dump, copied);
      return copied;
    } catch (IOException e) {
      throw new Mistake(
          directory + ": can't be written, " + Mistake.reason(e) + "; the dump is " + dump);
    }
  }

  // Only the owner can read the new file, and no reader sees it half written.
  private static void replace(Path source, Path file) throws IOException {
    if (Files.exists(file) && Files.isSameFile(source, file)) {
      return;
    }
    Path half = Files.createTempFile(file.getParent(), ".overstay", ".tmp");
    try {
      Files.write(half, Files.readAllBytes(source));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static Path page(Path dump) {
    String name = dump.getFileName().toString();
    return dump.resolveSibling(name.substring(0, name.length() - ".json".length()) + ".html");
  }

  private void tell(Path file) throws IOException {
    Dump dump;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      dump = DumpReader.read(in);
    } catch (IOException e) {
      throw new Mistake(
          file
              + ": is written, but can't be read here, "
              + Mistake.reason(e)
              + "; check that the agent's and this version are the same");
    }
    boolean page = Files.exists(page(file));
    String verdict = VerdictText.of(dump, (page ? page(file) : file).toString());
    if (verdict.isEmpty()) {
      verdict = "overstay: " + Plain.of(dump.verdict().headline()) + "\n";
    }
    if (page || dump.findings().isEmpty()) {
      verdict += "  dump      " + Plain.of(file.toString()) + "\n";
    }
    terminal.out().print(verdict);
    terminal.out().flush();
  }
}
