package dev.overstay.kind;

import dev.overstay.base.Late;
import dev.overstay.system.CommandLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that a child of this JVM started and did not end; it is no longer a descendant. */
@Late
public final class Orphan {
  /** Pid and start instant. */
  public final ProcessHandle handle;

  /**
   * How it was distinguished from unrelated processes: {@code pipe}, {@code group}, {@code session}
   * and so on.
   */
  public final List<String> foundBy;

  /** The pid of the child that started it; null if that was not a child with a known birth. */
  public final @Nullable Long starterPid;

  /** The command of that child. */
  public final @Nullable CommandLine starterCommand;

  /** Creates an orphan of the child with this pid and command. */
  public Orphan(
      ProcessHandle handle,
      List<String> foundBy,
      @Nullable Long starterPid,
      @Nullable CommandLine starterCommand) {
    this.handle = handle;
    this.foundBy = List.copyOf(foundBy);
    this.starterPid = starterPid;
    this.starterCommand = starterCommand;
  }
}
