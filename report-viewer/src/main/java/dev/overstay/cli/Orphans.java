package dev.overstay.cli;

import dev.overstay.journal.ContainerEntry;
import dev.overstay.journal.Journal;
import dev.overstay.journal.JournalHeader;
import dev.overstay.journal.JournalReader;
import dev.overstay.orphan.Machine;
import dev.overstay.orphan.Orphan;
import dev.overstay.orphan.OrphanSearch;
import dev.overstay.orphan.OwnFile;
import dev.overstay.orphan.Reaper;
import dev.overstay.text.Iso;
import dev.overstay.text.Plural;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overstay orphans}: lists what JVMs left running, from their journals. */
@Command(
    name = "orphans",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Lists the processes and containers that ended JVMs left behind.",
    footer = {
      "",
      "Exit code: 0 when there are none, 1 when there are some, with --reap when some are left, 2"
          + " when a journal can't be judged."
    })
final class Orphans implements Callable<Integer> {
  private static final int SHORT_ID = 12;

  private final Terminal terminal;
  private final Machine machine;
  private final Map<Path, Journal> ended = new LinkedHashMap<>();
  private int running;
  private int runningProcesses;
  private boolean unjudged;

  /** Journals, or directories that are searched recursively for {@code overstay-*.journal}. */
  @Parameters(
      paramLabel = "DIR",
      description = {
        "Directories that hold journals at any depth. Without any: target/overstay,"
            + " build/overstay and overstay, and */target/overstay and */build/overstay."
      })
  private List<Path> named = new ArrayList<>();

  /** Ends the listed processes and no others; removes journals of which nothing is left. */
  @Option(
      names = "--reap",
      description =
          "End the listed processes: SIGTERM, 5 seconds, SIGKILL. Containers are only listed.")
  private boolean reap;

  Orphans(Terminal terminal, Machine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = new Places(terminal).find(named, ".journal", "journal");
    if (files.isEmpty()) {
      say(
          "no journal in "
              + Places.words(named)
              + ": no JVM that ran with the agent there has left a process or container");
      return 0;
    }
    OrphanSearch search = new OrphanSearch(machine);
    for (Path file : files) {
      judge(file, search);
    }
    List<Orphan> orphans = search.processes();
    orphans.forEach(orphan -> terminal.tell(orphan.line()));
    search.containers().forEach((container, jvm) -> terminal.tell(line(container, jvm)));
    for (long pid : search.above()) {
      say("process " + pid + " is an orphan too, but this command runs under it; left alone");
    }
    if (running > 0) {
      say(
          Plural.of(running, "JVM")
              + (running == 1 ? " still runs" : " still run")
              + ", with "
              + Plural.of(runningProcesses, "process"));
    }
    boolean any = !orphans.isEmpty() || !search.containers().isEmpty() || !search.above().isEmpty();
    if (!any && !ended.isEmpty()) {
      say("nothing lives on of what " + Plural.of(ended.size(), "ended JVM") + " made");
    }
    if (reap) {
      any = !end(orphans) || !search.containers().isEmpty() || !search.above().isEmpty();
      removeJournals(search);
    }
    return unjudged ? Main.FAILED : any ? 1 : 0;
  }

  private void judge(Path file, OrphanSearch search) {
    Journal journal;
    try (InputStream in = machine.openOwn(file)) {
      journal = JournalReader.read(in);
    } catch (OwnFile.Foreign e) {
      unjudged = true;
      say(file + ": " + e.getMessage() + "; not read");
      return;
    } catch (IOException e) {
      unjudged = true;
      say(
          file
              + ": "
              + Mistake.reason(e)
              + "; what that JVM left is not known, remove the file when it is dealt with");
      return;
    }
    for (int line : journal.torn()) {
      say(file + ": line " + line + " is torn and was left out; the JVM was ended as it wrote it");
    }
    switch (search.standing(journal)) {
      case RUNS -> {
        running++;
        runningProcesses += search.alive(journal);
      }
      case ENDED -> {
        ended.put(file, journal);
        search.add(journal);
      }
      case OTHER_BOOT ->
          say(file + ": from before the last start of this system, or from another; nothing here");
      case OTHER_PIDS -> {
        unjudged = true;
        say(file + ": written in another container, whose pids are not these; run orphans there");
      }
    }
  }

  private static String line(ContainerEntry container, JournalHeader jvm) {
    String id = container.id();
    StringBuilder out = new StringBuilder("container ");
    out.append(id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id);
    out.append(" since ").append(Iso.format(container.made().at())).append(": ");
    out.append(container.image() == null ? "image unknown" : container.image());
    out.append(container.name() == null ? "" : " as " + container.name());
    out.append("; ").append(Orphan.origin(container.made()));
    out.append("; ").append(Orphan.words(jvm));
    return out.append("; remove it with: docker rm -f ").append(id).toString();
  }

  /** Ends these processes; returns whether all have ended. */
  private boolean end(List<Orphan> orphans) {
    List<Orphan> left = new Reaper(machine, terminal.nanoTime()).end(orphans);
    for (Orphan orphan : orphans) {
      if (left.contains(orphan)) {
        String user = machine.user(orphan.pid());
        say(
            "process "
                + orphan.pid()
                + " could not be ended"
                + (user == null ? "" : ", it belongs to " + user)
                + "; end it as that user, or as root");
      } else {
        terminal.tell("process " + orphan.pid() + " has ended");
      }
    }
    return left.isEmpty();
  }

  private void removeJournals(OrphanSearch search) throws IOException {
    for (Map.Entry<Path, Journal> entry : ended.entrySet()) {
      if (!entry.getValue().containers().isEmpty()) {
        say(
            entry.getKey()
                + ": stays, because no engine was asked; delete it when its containers are gone");
      } else if (search.alive(entry.getValue()) == 0) {
        Files.deleteIfExists(entry.getKey());
      }
    }
  }

  private void say(String line) {
    terminal.say(line);
  }
}
