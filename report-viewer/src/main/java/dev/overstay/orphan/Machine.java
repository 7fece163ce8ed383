package dev.overstay.orphan;

import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The processes of this machine, as far as the user of the command may see and end them. */
public interface Machine {
  /** The space in which the pids of this machine are valid. */
  PidSpace space();

  /** When the process of this pid began, as in {@link ProcessStart}; null if none runs. */
  @Nullable Long start(long pid);

  /** The pids of all descendants of a process. */
  List<Long> descendants(long pid);

  /** The command of a process without its secrets; its pid if the command is not visible. */
  String command(long pid);

  /** When a process was started, for people; null if that is not visible. */
  @Nullable Instant since(long pid);

  /** The user of a process; null if that is not visible. */
  @Nullable String user(long pid);

  /**
   * Opens a file that only this user can have written: another user may want processes ended.
   *
   * @throws OwnFile.Foreign if another user may have written it, with the reason
   */
  InputStream openOwn(Path file) throws IOException;

  /** The pids of this command and of all its ancestors. */
  Set<Long> self();

  /**
   * Sends SIGTERM or SIGKILL to the process of this pid, if it is still the one that began at
   * {@code start}; false if it could not be sent.
   */
  boolean signal(long pid, long start, boolean kill);

  /** Waits a moment. */
  void pause(long millis);

  /** The machine on which this runs. */
  static Machine ofSystem() {
    return new LocalMachine();
  }
}
