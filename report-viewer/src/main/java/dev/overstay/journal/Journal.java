package dev.overstay.journal;

import java.util.List;

/**
 * The processes and containers that a JVM has started and not seen end.
 *
 * @param jvm the JVM that wrote it
 * @param processes in the order of their births
 * @param containers in the order of their births
 * @param torn the numbers of the lines that can't be read
 */
public record Journal(
    JournalHeader jvm,
    List<ProcessEntry> processes,
    List<ContainerEntry> containers,
    List<Integer> torn) {
  /** The format that the first line declares. */
  static final String FORMAT = "overstay-journal";

  static final int VERSION = 1;

  /** Copies the lists. */
  public Journal {
    processes = List.copyOf(processes);
    containers = List.copyOf(containers);
    torn = List.copyOf(torn);
  }
}
