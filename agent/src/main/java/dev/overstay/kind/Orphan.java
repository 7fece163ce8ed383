package dev.overstay.kind;

import dev.overstay.base.Late;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process that a child of this JVM started and left behind: no descendant any more. */
@Late
public final class Orphan {
  /** Pid and start instant. */
  public final ProcessHandle handle;

  /** How it was told from a stranger: {@code pipe}, {@code group}, {@code session} and so on. */
  public final List<String> foundBy;

  /** The pid of the child that started it; null where no child of a known birth did. */
  public final @Nullable Long starterPid;

  /** The command of that child. */
  public final @Nullable CommandLine starterCommand;

  /** An orphan of the child of this pid and command. */
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
