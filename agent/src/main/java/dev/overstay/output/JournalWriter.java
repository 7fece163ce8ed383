package dev.overstay.output;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.TestRun;
import dev.overstay.journal.Birthplace;
import dev.overstay.journal.ContainerEntry;
import dev.overstay.journal.JournalHeader;
import dev.overstay.journal.JournalText;
import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessEntry;
import dev.overstay.journal.ProcessStart;
import dev.overstay.kind.Kinds;
import dev.overstay.kind.Orphan;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ContainerRecord;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Lasting;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.live.Live;
import dev.overstay.origin.AtBirth;
import dev.overstay.system.CommandLine;
import dev.overstay.text.FailureText;
import dev.overstay.text.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records each process and container before the code that started it goes on. After a SIGKILL, only
 * this record shows where they came from.
 */
@Late
public final class JournalWriter implements KeptBirths.Listener {
  private final AtBirth atBirth;
  private final boolean redact;
  private final JournalFile file;
  // By the handle of a process, or by the record of a container.
  private final Map<Object, String> open = new LinkedHashMap<>();
  private final Map<Object, String> ends = new HashMap<>();
  private boolean failed;

  /**
   * Creates a writer of the journal of {@code jvm}, whose file is created with its first entry. If
   * {@code redact} is set, commands are written without their secrets.
   */
  public JournalWriter(Jvm jvm, DumpDir dir, AtBirth atBirth, boolean redact) {
    this.atBirth = atBirth;
    this.redact = redact;
    Long start = ProcessStart.of(jvm.pid());
    JournalHeader header =
        new JournalHeader(
            jvm.pid(),
            start == null ? 0 : start,
            jvm.startedAt(),
            PidSpace.here(),
            jvm.main(),
            jvm.workDir());
    file = new JournalFile(dir, DumpFile.name(jvm) + ".journal", JournalText.of(header));
  }

  @Override
  public synchronized void born(Birth birth) {
    try {
      if (birth.value instanceof ProcessRecord process) {
        add(process, birth);
      } else if (birth.value instanceof ContainerRecord container) {
        add(container, birth);
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  @Override
  public synchronized void ended(Lasting lasting) {
    try {
      Object key = lasting instanceof ProcessRecord process ? process.handle : lasting;
      String end = ends.remove(key);
      if (end != null) {
        open.remove(key);
        file.add(end, open.values());
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /** Called when the JVM ends: deletes the journal if nothing that it lists is live any more. */
  public synchronized void end() {
    for (Object key : open.keySet()) {
      if ((key instanceof ProcessHandle ? Kinds.PROCESS : Kinds.CONTAINER).isLive(key)) {
        return;
      }
    }
    file.delete();
  }

  private void add(Object key, String line, String end) {
    open.put(key, line);
    ends.put(key, end);
    file.add(line, open.values());
  }

  private void add(ProcessRecord process, Birth birth) {
    Long start = ProcessStart.of(process.handle.pid());
    // The process may have ended already.
    if (start != null) {
      String workDir = process.directory == null ? null : process.directory.getPath();
      Frame frame = atBirth.madeBy(birth, process.handle);
      Birthplace made = made(birth, frame, TestLog.ofRunning());
      add(process.handle, start, process.command, workDir, made);
    }
  }

  private void add(
      ProcessHandle process,
      long start,
      String[] words,
      @Nullable String workDir,
      Birthplace made) {
    long pid = process.pid();
    String command = redact ? Redaction.command(words) : String.join(" ", words);
    add(
        process,
        JournalText.of(new ProcessEntry(pid, start, command, workDir, made)),
        JournalText.ended(pid, start));
  }

  /**
   * Adds processes that a snapshot has found: those that a child or native code of a library
   * started.
   */
  public synchronized void found(List<Live> resources) {
    try {
      for (Live live : resources) {
        if (isForTheJournal(live)) {
          add(live);
        }
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /** Whether it is a process that certainly began below this JVM, and not at a known birth. */
  public static boolean isForTheJournal(Live live) {
    return live.kind.isProcess()
        && live.birth != null
        && (live.key instanceof Orphan orphan
            ? orphan.foundBy.contains("pipe") || orphan.foundBy.contains("seen")
            : !(live.birth.value instanceof ProcessRecord));
  }

  private void add(Live live) {
    ProcessHandle process =
        live.key instanceof Orphan orphan ? orphan.handle : (ProcessHandle) live.key;
    Birth birth = live.birth;
    Long start = open.containsKey(process) ? null : ProcessStart.of(process.pid());
    if (start != null && birth != null) {
      CommandLine command = (CommandLine) live.detail().get("command");
      String[] words = command == null ? new String[0] : command.words();
      Frame frame = atBirth.madeLongAgoBy(birth, process);
      add(process, start, words, live.text("workDir"), made(birth, frame, new TestLog()));
    }
  }

  private void add(ContainerRecord container, Birth birth) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    Kinds.CONTAINER.describe(container, birth, detail);
    if (Kinds.CONTAINER.isMeantToStay(container) || detail.get("reaper") != null) {
      // It is meant to stay, or is removed soon after this JVM, whichever way the JVM ends.
      return;
    }
    Birthplace made = made(birth, atBirth.madeBy(birth, container), TestLog.ofRunning());
    add(
        container,
        JournalText.of(new ContainerEntry(container.id, container.image, container.name, made)),
        JournalText.ended(container.id));
  }

  private static Birthplace made(Birth birth, @Nullable Frame frame, TestLog log) {
    List<String> tests = new ArrayList<>();
    List<Integer> numbers = log.creatorOf(birth).tests();
    for (TestRun test : log.named()) {
      if (numbers.contains(test.id())) {
        tests.add(test.shortName());
      }
    }
    return new Birthplace(
        Instant.ofEpochMilli(birth.at),
        frame == null ? null : frame.words(),
        frame != null && frame.own(),
        tests);
  }

  private void fail(Throwable t) {
    if (!failed) {
      failed = true;
      Stderr.println(
          "a process or container is not in the journal of this JVM: " + FailureText.of(t));
    }
  }
}
