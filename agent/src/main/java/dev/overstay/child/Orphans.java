package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.journal.ProcStat;
import dev.overstay.kind.Orphan;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.live.Ids;
import dev.overstay.live.Live;
import dev.overstay.system.Proc;
import dev.overstay.system.Processes;
import dev.overstay.system.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orphans of this JVM: processes that its children started and that have lost their
 * parent. When a process ends, init or a subreaper adopts its children. They no longer descend from
 * this JVM, and are recognized by what they inherited. Three facts are certain evidence: a pipe to
 * this JVM, a group or session that a child of this JVM created, and an earlier snapshot that saw
 * the process below this JVM. The group, session, environment and stdout of this JVM itself are
 * weaker evidence, because all processes of the same build share them. They count only for a
 * process that began while the child lived. If a parallel fork may have started the process, the
 * child's command must also contain a word of its command. If its parent may have started it, or if
 * the child is still live, the child's command must contain its whole command.
 */
@Late
final class Orphans {
  // A daemon's last parent may start it just after the child has ended.
  private static final long MOMENT = 200_000_000L;
  // A wrapper starts its program soon after its own start; it may end much later.
  private static final long SOON = 10_000_000_000L;

  private final Map<Long, Descent> seen = new HashMap<>();
  private final Map<ProcessHandle, Live> found = new HashMap<>();
  private @Nullable Ticks ticks;

  /** A descendant of this JVM as a snapshot saw it. */
  private static final class Descent {
    final long startTicks;
    final long from;
    final @Nullable Birth birth;

    Descent(long startTicks, long from, @Nullable Birth birth) {
      this.startTicks = startTicks;
      this.from = from;
      this.birth = birth;
    }

    // A snapshot may come before the birth of the child is recorded: then the pid identifies it.
    boolean isFrom(Starter starter) {
      return birth == starter.birth || (birth == null && from == starter.pid);
    }
  }

  /** Whether an earlier snapshot saw descendants that may since have lost their parent. */
  boolean remembers() {
    return !seen.isEmpty();
  }

  /**
   * Adds the orphans that live to {@code live} and returns their pids.
   *
   * @param started the births of all children that are remembered, whether they live or not
   * @param known pids of the children that are already known
   */
  Set<Long> addTo(List<Live> live, List<Birth> started, Set<Long> known, Ids ids) {
    Family family = Family.now();
    List<ProcStat> adopted = family == null ? List.of() : family.adopted();
    Map<ProcessHandle, Live> earlier = new HashMap<>(found);
    Set<Long> pids = new HashSet<>();
    List<Starter> starters = null;
    found.clear();
    ticks = null;
    for (ProcStat process : adopted) {
      ProcessHandle handle =
          known.contains(process.pid) ? null : ProcessHandle.of(process.pid).orElse(null);
      if (handle == null || family == null) {
        continue;
      }
      // A process that was found by a pipe stays an orphan when the pipe is closed.
      Live orphan = earlier.get(handle);
      if (orphan == null) {
        starters = starters == null ? starters(started) : starters;
        orphan = judge(process, handle, family, starters);
      }
      if (orphan != null && Live.isLiveProcess(orphan.key)) {
        found.put(handle, orphan);
        pids.add(process.pid);
        live.add(Live.process(ids.of(handle), orphan.key, orphan.birth));
      }
    }
    return pids;
  }

  private static List<Starter> starters(List<Birth> births) {
    List<Starter> starters = new ArrayList<>();
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord record) {
        starters.add(Starter.of(birth, record));
      }
    }
    return starters;
  }

  private @Nullable Live judge(
      ProcStat process, ProcessHandle handle, Family family, List<Starter> starters) {
    Set<Long> pipes = Processes.pipes(process.pid, family.isParentOf(process));
    Descent descent = seen.get(process.pid);
    if (descent != null && descent.startTicks != process.startTicks) {
      descent = null;
    }
    Starter starter = certain(process, pipes, descent, starters);
    List<String> means = new ArrayList<>();
    boolean leads = starter != null && starter.leads(process);
    add(means, "pipe", starter != null && starter.hasPipeOf(pipes));
    add(means, "group", leads || family.sharesGroup(process));
    add(means, "session", leads || family.sharesSession(process));
    add(means, "environment", family.sharesEnvironment(process));
    add(means, "stdio", Boolean.TRUE.equals(Processes.holdsStdio(process.pid)));
    add(means, "seen", descent != null);
    if (starter == null && descent == null && !means.isEmpty()) {
      starter = likely(process, family, starters);
    }
    if (starter != null) {
      Orphan orphan = new Orphan(handle, means, starter.pid, starter.command);
      return Live.process(0, orphan, starter.birth);
    }
    return descent == null
        ? null
        : Live.process(0, new Orphan(handle, means, null, null), descent.birth);
  }

  private static @Nullable Starter certain(
      ProcStat process, Set<Long> pipes, @Nullable Descent descent, List<Starter> starters) {
    Starter last = null;
    for (Starter starter : starters) {
      if (starter.hasPipeOf(pipes)
          || starter.leads(process)
          || (descent != null && descent.isFrom(starter))) {
        last = starter;
      }
    }
    return last;
  }

  private static void add(List<String> means, String name, boolean holds) {
    if (holds) {
      means.add(name);
    }
  }

  /**
   * Of the children that lived when the process began, the one whose command names it, else the
   * youngest.
   */
  private @Nullable Starter likely(ProcStat process, Family family, List<Starter> starters) {
    Starter named = null;
    Starter suggested = null;
    Starter possible = null;
    Kinship kinship = new Kinship(process);
    boolean mayBeChild = family.mayBeChild(process);
    for (Starter starter : starters) {
      boolean names = kinship.isNamedBy(starter);
      Ticks now = names || !(mayBeChild || starter.lives) ? ticks() : null;
      if (now == null) {
        continue;
      }
      long began = now.nanos(process.startTicks);
      boolean within = starter.covers(process.pid, began);
      boolean elsewhere = kinship.isElsewhere(starter);
      if (names) {
        named = within ? younger(named, starter) : named;
      } else if (within && !elsewhere && kinship.isSuggestedBy(starter)) {
        suggested = younger(suggested, starter);
      } else if (!elsewhere
          && starter.nearlyCovers(began, MOMENT)
          && starter.beganSoonBefore(began, SOON)) {
        possible = younger(possible, starter);
      }
    }
    if (named != null || mayBeChild) {
      return named;
    }
    return suggested != null || (possible != null && family.hasRival(process))
        ? suggested
        : possible;
  }

  private @Nullable Ticks ticks() {
    Ticks now = ticks;
    if (now == null) {
      now = Ticks.now();
      ticks = now;
    }
    return now;
  }

  private static Starter younger(@Nullable Starter one, Starter other) {
    return one != null && one.birth.order > other.birth.order ? one : other;
  }

  /** Remembers the descendants of live processes, for a snapshot after these have ended. */
  void remember(List<Live> live) {
    Set<Long> met = new HashSet<>();
    for (Live resource : live) {
      if (resource.kind.isProcess()) {
        long pid =
            resource.key instanceof Orphan orphan
                ? orphan.handle.pid()
                : ((ProcessHandle) resource.key).pid();
        remember(pid, pid, resource.birth, met);
      }
    }
    for (Long pid : new ArrayList<>(seen.keySet())) {
      ProcStat process = met.contains(pid) ? null : Processes.stat(pid);
      Descent descent = seen.get(pid);
      boolean gone = process == null || descent == null || descent.startTicks != process.startTicks;
      if (gone && !met.contains(pid)) {
        seen.remove(pid);
      }
    }
  }

  private void remember(long parent, long from, @Nullable Birth birth, Set<Long> met) {
    List<Long> children = Proc.children(parent);
    for (Long child : children == null ? List.<Long>of() : children) {
      ProcStat process = Processes.stat(child);
      if (process != null && met.add(child)) {
        seen.put(child, new Descent(process.startTicks, from, birth));
        remember(child, from, birth, met);
      }
    }
  }
}
