package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.journal.ProcStat;
import dev.overstay.system.Proc;
import dev.overstay.system.Processes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relations of this JVM to other processes: its ancestors, and what it shares with others. */
@Late
final class Family {
  private static final long INIT = 1;

  // An environment with fewer entries does not distinguish processes.
  private static final int FEW_ENTRIES = 3;

  // The variables that shells set anew for each command.
  private static final Set<String> CHANGED =
      Set.of("_", "PWD", "OLDPWD", "SHLVL", "COLUMNS", "LINES", "OPTIND");

  private final ProcStat self;
  private final List<ProcStat> ancestors = new ArrayList<>();
  private @Nullable Set<String> environment;

  private Family(ProcStat self) {
    this.self = self;
    ProcStat next = self;
    while (next != null && next.pid != INIT && next.parent > 0) {
      next = Processes.stat(next.parent);
      if (next != null) {
        ancestors.add(next);
      }
    }
  }

  /** The current family; null if the system does not provide it. */
  static @Nullable Family now() {
    ProcStat self = Processes.stat();
    return self == null ? null : new Family(self);
  }

  /**
   * The processes that this JVM, one of its ancestors or init may have adopted: a process that
   * loses its parent is given to the nearest ancestor that has asked to adopt such processes, else
   * to init.
   */
  List<ProcStat> adopted() {
    List<ProcStat> adopted = new ArrayList<>();
    for (long pid : ofReapers()) {
      ProcStat process = Processes.stat(pid);
      if (process != null
          && !process.zombie
          && pid != self.pid
          && ancestor(pid) == null
          && process.startTicks >= self.startTicks
          && isReaper(process.parent)) {
        adopted.add(process);
      }
    }
    return adopted;
  }

  private List<Long> ofReapers() {
    List<Long> pids = new ArrayList<>();
    Set<Long> reapers = new HashSet<>();
    reapers.add(self.pid);
    reapers.add(INIT);
    for (ProcStat ancestor : ancestors) {
      reapers.add(ancestor.pid);
    }
    for (long reaper : reapers) {
      List<Long> children = Proc.children(reaper);
      if (children == null) {
        return Processes.all();
      }
      pids.addAll(children);
    }
    return pids;
  }

  private boolean isReaper(long pid) {
    return pid == self.pid || pid == INIT || ancestor(pid) != null;
  }

  private @Nullable ProcStat ancestor(long pid) {
    for (ProcStat ancestor : ancestors) {
      if (ancestor.pid == pid) {
        return ancestor;
      }
    }
    return null;
  }

  /**
   * Whether this JVM is the parent. It may have started the process from native code, which also
   * passes on the pipes of other children.
   */
  boolean isParentOf(ProcStat process) {
    return process.parent == self.pid;
  }

  /**
   * Whether the parent of a process may have started it: this JVM, or an ancestor that shares its
   * session, for example a script.
   */
  boolean mayBeChild(ProcStat process) {
    ProcStat parent = ancestor(process.parent);
    return isParentOf(process) || (parent != null && parent.session == self.session);
  }

  boolean sharesGroup(ProcStat process) {
    return process.group == self.group;
  }

  boolean sharesSession(ProcStat process) {
    return process.session == self.session;
  }

  /** Whether a process has all of this JVM's environment. */
  boolean sharesEnvironment(ProcStat process) {
    Set<String> ours = environment;
    if (ours == null) {
      ours = environment();
      environment = ours;
    }
    return ours.size() >= FEW_ENTRIES
        && Processes.environment(Long.toString(process.pid)).containsAll(ours);
  }

  private static Set<String> environment() {
    Set<String> kept = new HashSet<>();
    for (String entry : Processes.environment("self")) {
      int equals = entry.indexOf('=');
      if (equals > 0 && !CHANGED.contains(entry.substring(0, equals))) {
        kept.add(entry);
      }
    }
    return kept;
  }

  /**
   * Whether another JVM may have started the process instead, because both share the same
   * attributes with this JVM: for example, a parallel fork of the same build.
   */
  boolean hasRival(ProcStat process) {
    String program = Processes.program("self");
    boolean group = sharesGroup(process);
    boolean session = sharesSession(process);
    boolean shared = sharesEnvironment(process);
    for (long pid : Processes.all()) {
      if (pid == self.pid
          || program == null
          || !program.equals(Processes.program(Long.toString(pid)))) {
        continue;
      }
      ProcStat other = Processes.stat(pid);
      if (other != null
          && ancestor(pid) == null
          && !isOurs(other)
          && ((group && sharesGroup(other))
              || (session && sharesSession(other))
              || (shared && sharesEnvironment(other)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(ProcStat process) {
    ProcStat next = process;
    while (next != null && next.parent > INIT) {
      if (next.parent == self.pid) {
        return true;
      }
      next = Processes.stat(next.parent);
    }
    return false;
  }
}
