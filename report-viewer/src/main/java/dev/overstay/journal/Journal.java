package dev.overstay.journal;

import java.util.List;

/**
 * What a JVM has started and not seen end.
 *
 * @param jvm who wrote it
 * @param processes in the order of their births
 * @param containers in the order of their births
 * @param torn the numbers of the lines that can't be read
 */
public record Journal(
    JournalHeader jvm,
    List<ProcessEntry> processes,
    List<ContainerEntry> containers,
    List<Integer> torn) {
  /** What the first line says of itself. */
  static final String FORMAT = "overstay-journal";

  static final int VERSION = 1;

  /** Takes copies. */
  public Journal {
    processes = List.copyOf(processes);
    containers = List.copyOf(containers);
    torn = List.copyOf(torn);
  }
}
