package dev.overstay.orphan;

import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessStart;
import dev.overstay.text.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine as the JDK and Linux show it. */
final class LocalMachine implements Machine {
  private @Nullable OwnFile ownFiles;

  @Override
  public PidSpace space() {
    return PidSpace.here();
  }

  @Override
  public @Nullable Long start(long pid) {
    return ProcessStart.of(pid);
  }

  @Override
  public List<Long> descendants(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public String command(long pid) {
    String[] words = words(pid);
    return words == null ? "pid " + pid : Redaction.command(words);
  }

  private static String @Nullable [] words(long pid) {
    try {
      String line =
          new String(
              Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), StandardCharsets.UTF_8);
      return line.isEmpty() ? null : line.split("\0");
    } catch (IOException e) {
      // Not Linux, or the process is another user's or has gone.
      Optional<String> line = info(pid).flatMap(ProcessHandle.Info::commandLine);
      return line.map(text -> text.split(" ", -1)).orElse(null);
    }
  }

  @Override
  public @Nullable Instant since(long pid) {
    return info(pid).flatMap(ProcessHandle.Info::startInstant).orElse(null);
  }

  @Override
  public @Nullable String user(long pid) {
    return info(pid).flatMap(ProcessHandle.Info::user).orElse(null);
  }

  private static Optional<ProcessHandle.Info> info(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::info);
  }

  @Override
  public InputStream openOwn(Path file) throws IOException {
    OwnFile own = ownFiles;
    if (own == null) {
      own = OwnFile.ofThisUser();
      ownFiles = own;
    }
    return own.open(file);
  }

  @Override
  public Set<Long> self() {
    Set<Long> pids = new HashSet<>();
    ProcessHandle next = ProcessHandle.current();
    while (next != null && pids.add(next.pid())) {
      next = next.parent().orElse(null);
    }
    return pids;
  }

  // The handle comes first: it remembers the start that it saw, and the JDK does not signal a
  // process with another start. So the pid can't pass to another process between the comparison and
  // the signal.
  @Override
  public boolean signal(long pid, long start, boolean kill) {
    ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
    Long now = start(pid);
    return handle != null
        && now != null
        && now == start
        && (kill ? handle.destroyForcibly() : handle.destroy());
  }

  @Override
  public void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
