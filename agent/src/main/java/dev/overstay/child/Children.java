package dev.overstay.child;

import dev.overstay.base.LateClasses;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.live.Ids;
import dev.overstay.live.Live;
import dev.overstay.system.Elders;
import dev.overstay.system.Proc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this JVM started: those with a birth, all other children, and the orphans of
 * both.
 */
public final class Children {
  private @Nullable Orphans orphans;

  /** Adds the live processes to {@code live}. */
  public void addTo(List<Live> live, List<Birth> births, Ids ids) {
    List<Birth> started = KeptBirths.live();
    Set<Long> known = new HashSet<>();
    for (Birth birth : started) {
      if (birth.value instanceof ProcessRecord process) {
        known.add(process.handle.pid());
        add(process.handle, birth, live, ids);
      }
    }
    List<Long> others = children();
    others.removeAll(known);
    if (!others.isEmpty()) {
      Map<Long, Birth> numbered = numbered(births);
      for (Long pid : others) {
        Birth birth = numbered.get(pid);
        if (birth != null && known.add(pid)) {
          add(ProcessHandle.of(pid).orElse(null), birth, live, ids);
        }
      }
    }
    List<Birth> over = KeptBirths.over();
    started.addAll(over);
    Orphans left = orphans;
    if (left == null && !(started.isEmpty() && others.isEmpty())) {
      LateClasses.define();
      left = new Orphans();
      orphans = left;
    }
    if (left != null && (!started.isEmpty() || left.remembers())) {
      known.addAll(left.addTo(live, started, known, ids));
    }
    for (Long pid : others) {
      if (!known.contains(pid) && !Elders.hasChild(pid)) {
        add(ProcessHandle.of(pid).orElse(null), null, live, ids);
      }
    }
    if (left != null) {
      left.remember(live);
    }
  }

  private static void add(
      @Nullable ProcessHandle handle, @Nullable Birth birth, List<Live> live, Ids ids) {
    // Needed before the first process is queried.
    LateClasses.define();
    if (handle != null && Live.isLiveProcess(handle)) {
      live.add(Live.process(ids.of(birth, handle), handle, birth));
    }
  }

  /** The births of processes that were not started by the JDK, by pid; the youngest of each. */
  private static Map<Long, Birth> numbered(List<Birth> births) {
    Map<Long, Birth> numbered = new HashMap<>();
    for (Birth birth : births) {
      Long pid = Kinds.of(birth).isProcess() ? pid(birth) : null;
      Birth other = pid == null ? null : numbered.get(pid);
      if (pid != null && (other == null || other.order < birth.order)) {
        numbered.put(pid, birth);
      }
    }
    return numbered;
  }

  private static @Nullable Long pid(Birth birth) {
    if (birth.value instanceof Integer number) {
      return number.longValue();
    }
    return birth.get() instanceof Process process ? Live.pid(process) : null;
  }

  private static List<Long> children() {
    List<Long> children = Proc.children();
    if (children == null) {
      children = new ArrayList<>();
      for (Object child : ProcessHandle.current().children().toArray()) {
        children.add(((ProcessHandle) child).pid());
      }
    }
    return children;
  }
}
