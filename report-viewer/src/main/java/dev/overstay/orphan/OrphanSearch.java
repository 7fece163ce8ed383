package dev.overstay.orphan;

import dev.overstay.journal.ContainerEntry;
import dev.overstay.journal.Journal;
import dev.overstay.journal.JournalHeader;
import dev.overstay.journal.PidSpace;
import dev.overstay.journal.ProcessEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares journals with the processes that are alive now. */
public final class OrphanSearch {
  /** The state of a journal's JVM, as seen from this machine. */
  public enum Standing {
    /** The JVM runs and still owns the processes that it started. */
    RUNS,
    /** The JVM has ended; processes that it started may still run. */
    ENDED,
    /**
     * From an earlier boot of this system, or from another system: none of its processes is here.
     */
    OTHER_BOOT,
    /** Its pids are those of another container. */
    OTHER_PIDS
  }

  private final Machine machine;
  private final PidSpace here;
  private final Set<Long> self;
  private final Map<Long, Orphan> orphans = new LinkedHashMap<>();
  private final List<Orphan> roots = new ArrayList<>();
  private final Map<ContainerEntry, JournalHeader> containers = new LinkedHashMap<>();
  private final List<Long> above = new ArrayList<>();

  /** Creates a search on {@code machine}, to which journals are then added. */
  public OrphanSearch(Machine machine) {
    this.machine = machine;
    here = machine.space();
    self = machine.self();
  }

  /** The state of the journal's JVM. */
  public Standing standing(Journal journal) {
    PidSpace space = journal.jvm().space();
    if (!Objects.equals(space.boot(), here.boot())) {
      return Standing.OTHER_BOOT;
    }
    if (!Objects.equals(space.namespace(), here.namespace())) {
      return Standing.OTHER_PIDS;
    }
    return isAlive(journal.jvm().pid(), journal.jvm().start()) ? Standing.RUNS : Standing.ENDED;
  }

  /** How many processes of a journal are alive. */
  public int alive(Journal journal) {
    int alive = 0;
    for (ProcessEntry process : journal.processes()) {
      alive += isAlive(process.pid(), process.start()) ? 1 : 0;
    }
    return alive;
  }

  /** Adds the processes and containers that an ended JVM left. */
  public void add(Journal journal) {
    for (ProcessEntry process : journal.processes()) {
      if (!isAlive(process.pid(), process.start())) {
        continue;
      }
      if (self.contains(process.pid())) {
        above.add(process.pid());
        continue;
      }
      Orphan orphan =
          new Orphan(
              process.pid(),
              process.start(),
              process.made().at(),
              process.command(),
              process.made(),
              process.pid(),
              journal.jvm());
      if (orphans.putIfAbsent(process.pid(), orphan) == null) {
        roots.add(orphan);
      }
    }
    for (ContainerEntry container : journal.containers()) {
      containers.putIfAbsent(container, journal.jvm());
    }
  }

  private boolean isAlive(long pid, long start) {
    Long now = machine.start(pid);
    return now != null && now == start;
  }

  /** The processes: first those that the JVMs started, then their descendants, also orphans. */
  public List<Orphan> processes() {
    for (Orphan root : roots) {
      for (long pid : machine.descendants(root.pid())) {
        Long start = orphans.containsKey(pid) || self.contains(pid) ? null : machine.start(pid);
        if (start != null) {
          orphans.put(
              pid,
              new Orphan(
                  pid,
                  start,
                  machine.since(pid),
                  machine.command(pid),
                  null,
                  root.pid(),
                  root.jvm()));
        }
      }
    }
    return new ArrayList<>(orphans.values());
  }

  /** The containers that no JVM has seen stopped, with the JVM of each. */
  public Map<ContainerEntry, JournalHeader> containers() {
    return containers;
  }

  /** The pids of orphans that this command runs under, which must not be ended. */
  public List<Long> above() {
    return above;
  }
}
