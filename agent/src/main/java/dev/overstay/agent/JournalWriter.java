package dev.overstay.agent;

import dev.overstay.diagnosis.AtBirth;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Redaction;
import dev.overstay.dump.TestRun;
import dev.overstay.journal.Birthplace;
import dev.overstay.journal.ContainerEntry;
import dev.overstay.journal.JournalHeader;
import dev.overstay.journal.JournalText;
import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessEntry;
import dev.overstay.journal.ProcessStart;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ContainerRecord;
import dev.overstay.ledger.Lasting;
import dev.overstay.ledger.LastingListener;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.tests.TestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what was started, before whoever started it goes on: after a SIGKILL this is all that
 * tells whose it is.
 */
final class JournalWriter implements LastingListener {
  private final AtBirth atBirth;
  private final boolean redact;
  private final JournalFile file;
  private final Map<Lasting, String> open = new LinkedHashMap<>();
  private final Map<Lasting, String> ends = new HashMap<>();
  private boolean failed;

  JournalWriter(Jvm jvm, DumpDir dir, AtBirth atBirth, boolean redact) {
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
      String end = ends.remove(lasting);
      if (end != null) {
        open.remove(lasting);
        file.add(end, open.values());
      }
    } catch (Throwable t) {
      fail(t);
    }
  }

  /** The JVM ends: where nothing is left of what it lists, the journal goes. */
  synchronized void end() {
    for (Lasting lasting : open.keySet()) {
      if (lasting instanceof ProcessRecord process
          ? Kinds.PROCESS.isLive(process.handle)
          : !lasting.isOver()) {
        return;
      }
    }
    file.delete();
  }

  private void add(Lasting lasting, String line, String end) {
    open.put(lasting, line);
    ends.put(lasting, end);
    file.add(line, open.values());
  }

  private void add(ProcessRecord process, Birth birth) {
    long pid = process.handle.pid();
    Long start = ProcessStart.of(pid);
    if (start == null) {
      // It has ended already.
      return;
    }
    String command =
        redact ? Redaction.command(process.command) : String.join(" ", process.command);
    String workDir = process.directory == null ? null : process.directory.getPath();
    Birthplace made = made(birth, process.handle);
    add(
        process,
        JournalText.of(new ProcessEntry(pid, start, command, workDir, made)),
        JournalText.ended(pid, start));
  }

  private void add(ContainerRecord container, Birth birth) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    Kinds.CONTAINER.describe(container, birth, detail);
    if (Kinds.CONTAINER.isNobodys(container) || detail.get("reaper") != null) {
      // It is meant to stay, or is removed soon after this JVM, however that ends.
      return;
    }
    Birthplace made = made(birth, container);
    add(
        container,
        JournalText.of(new ContainerEntry(container.id, container.image, container.name, made)),
        JournalText.ended(container.id));
  }

  private Birthplace made(Birth birth, Object key) {
    Frame frame = atBirth.madeBy(birth, key);
    TestLog log = TestLog.ofRunning();
    List<String> tests = new ArrayList<>();
    List<Integer> numbers = log.madeBy(birth).tests();
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
      Stderr.line("a process or container is not in the journal of this JVM: " + t);
    }
  }
}
