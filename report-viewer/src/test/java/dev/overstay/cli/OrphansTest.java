package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.journal.Birthplace;
import dev.overstay.journal.JournalHeader;
import dev.overstay.journal.JournalText;
import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessEntry;
import dev.overstay.orphan.Machine;
import dev.overstay.orphan.OwnFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code orphans} does on a machine where things happen that seldom do. */
class OrphansTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:41:07.512Z");
  private static final PidSpace HERE = new PidSpace("boot", "pids");

  @TempDir Path dir = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Scene machine = new Scene();
  private long nanos;

  /** Processes that do as they are told. */
  private static final class Scene implements Machine {
    final Map<Long, Long> starts = new HashMap<>();
    final Map<Long, List<Long>> below = new HashMap<>();
    final Set<Long> self = new HashSet<>();
    final Set<Long> others = new HashSet<>();
    final Set<Long> deaf = new HashSet<>();
    final List<String> signals = new ArrayList<>();
    boolean own = true;
    Runnable atPause = () -> {};

    @Override
    public PidSpace space() {
      return HERE;
    }

    @Override
    public @Nullable Long start(long pid) {
      return starts.get(pid);
    }

    @Override
    public List<Long> descendants(long pid) {
      return below.getOrDefault(pid, List.of());
    }

    @Override
    public String command(long pid) {
      return "below\n\u202e" + "x".repeat(300);
    }

    @Override
    public @Nullable Instant since(long pid) {
      return null;
    }

    @Override
    public @Nullable String user(long pid) {
      return others.contains(pid) ? "postgres" : "me";
    }

    @Override
    public InputStream openOwn(Path file) throws IOException {
      if (!own) {
        throw new OwnFile.Foreign("belongs to another user");
      }
      return Files.newInputStream(file);
    }

    @Override
    public Set<Long> self() {
      return self;
    }

    @Override
    public boolean signal(long pid, long start, boolean kill) {
      if (!starts.getOrDefault(pid, -1L).equals(start) || others.contains(pid)) {
        return false;
      }
      signals.add((kill ? "KILL " : "TERM ") + pid);
      if (kill || !deaf.contains(pid)) {
        starts.remove(pid);
      }
      return true;
    }

    @Override
    public void pause(long millis) {
      atPause.run();
    }
  }

  @BeforeEach
  void journal() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(JournalText.of(new JournalHeader(7, 70, AT, HERE, null, "/")));
    Birthplace made = new Birthplace(AT, "Foo.bar(Foo.java:12)", false, List.of("FooTest.a", "b"));
    for (long pid = 11; pid <= 13; pid++) {
      lines.add(JournalText.of(new ProcessEntry(pid, pid * 10, "sleep " + pid, null, made)));
    }
    Files.writeString(dir.resolve("overstay-7-1.journal"), String.join("", lines));
    machine.starts.put(11L, 110L);
    machine.starts.put(12L, 120L);
  }

  private int run(String... args) {
    Terminal terminal =
        new Terminal(
            dir,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Ansi.OFF,
            () -> nanos += 100_000_000L,
            page -> {});
    List<String> all = new ArrayList<>(List.of(args));
    all.add(".");
    return new CommandLine(new Orphans(terminal, machine)).execute(all.toArray(new String[0]));
  }

  private boolean journalStays() {
    return Files.exists(dir.resolve("overstay-7-1.journal"));
  }

  @Test
  void libraryAndCandidatesAreToldAndNoTextIsAnotherLine() {
    machine.starts.put(20L, 200L);
    machine.below.put(12L, List.of(20L, 11L));
    assertEquals(1, run());
    String jvm = "; JVM 7 since 2026-11-23T08:41:07.512Z\n";
    String made = "; made by Foo.bar(Foo.java:12) in a library, in one of FooTest.a, b" + jvm;
    assertEquals(
        "process 11 since 2026-11-23T08:41:07.512Z: sleep 11"
            + made
            + "process 12 since 2026-11-23T08:41:07.512Z: sleep 12"
            + made
            + "process 20: below \ufffd"
            + "x".repeat(152)
            + "…; below process 12"
            + jvm,
        out.toString(StandardCharsets.UTF_8));
    assertEquals(List.of(), machine.signals);
  }

  @Test
  void pidThatIsGivenToAnotherAfterSigtermIsNotKilled() {
    machine.deaf.add(11L);
    machine.atPause = () -> machine.starts.put(11L, 999L);
    assertEquals(0, run("--reap"));
    assertEquals(List.of("TERM 11", "TERM 12"), machine.signals);
    assertTrue(machine.starts.containsKey(11L));
    assertFalse(journalStays());
  }

  @Test
  void whoIsDeafIsKilledAfterFiveSeconds() {
    machine.deaf.add(12L);
    assertEquals(0, run("--reap"));
    assertEquals(List.of("TERM 11", "TERM 12", "KILL 12"), machine.signals);
    assertTrue(nanos >= 5_000_000_000L);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void processOfAnotherUserIsOneLineAndItsJournalStays() {
    machine.others.add(12L);
    assertEquals(1, run("--reap"));
    assertEquals(List.of("TERM 11"), machine.signals);
    assertEquals(
        "overstay: process 12 could not be ended, it belongs to postgres; end it as that user, or"
            + " as root\n",
        err.toString(StandardCharsets.UTF_8));
    assertTrue(journalStays());
  }

  @Test
  void journalThatAnotherUserWroteIsNotBelieved() throws IOException {
    machine.own = false;
    assertEquals(2, run("--reap"));
    assertEquals(List.of(), machine.signals);
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains(": belongs to another user; not read"));
    assertTrue(journalStays());
  }

  @Test
  void whatThisCommandRunsUnderIsLeftAloneWithAllBelow() {
    machine.self.addAll(List.of(12L, 30L));
    machine.starts.put(30L, 300L);
    machine.starts.put(31L, 310L);
    machine.below.put(12L, List.of(30L, 31L));
    assertEquals(1, run("--reap"));
    assertEquals(List.of("TERM 11"), machine.signals);
    assertEquals(
        "overstay: process 12 is an orphan too, but this command runs under it; left alone\n",
        err.toString(StandardCharsets.UTF_8));
    assertTrue(journalStays());
  }

  @Test
  void signalIsSentToNoneThatBeganAtAnotherTime() throws Exception {
    Machine real = Machine.ofSystem();
    Process sleep = new ProcessBuilder("sleep", "120").start();
    try {
      long start = Objects.requireNonNull(real.start(sleep.pid()));
      assertFalse(real.signal(sleep.pid(), start + 1, true));
      assertTrue(sleep.isAlive());
      assertTrue(real.self().contains(ProcessHandle.current().pid()));
      assertTrue(real.descendants(ProcessHandle.current().pid()).contains(sleep.pid()));
      assertEquals("sleep 120", real.command(sleep.pid()));
      assertTrue(real.signal(sleep.pid(), start, false));
      assertEquals(143, sleep.waitFor());
      assertNull(real.start(sleep.pid()));
    } finally {
      sleep.destroyForcibly();
    }
  }

  @Test
  void journalsOfWhatIsGoneAreRemovedByReapAlone() {
    machine.starts.clear();
    assertEquals(0, run());
    assertTrue(journalStays());
    assertEquals(0, run("--reap"));
    assertFalse(journalStays());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
