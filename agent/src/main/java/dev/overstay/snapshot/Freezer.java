package dev.overstay.snapshot;

import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.kind.Proc;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.ProcessRecord;
import dev.overstay.ledger.Processes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks everything that was born, and every thread and child there is, whether it lives. */
public final class Freezer {
  private final Kind[] kinds = Kinds.all();
  // Identity: a birth is told apart by its record, a thread without one by itself.
  private final IdentityHashMap<Object, Integer> ids = new IdentityHashMap<>();
  private final Map<ProcessHandle, ProcessHandle> unborn = new HashMap<>();
  private int lastId;

  /** Freezes the present moment. */
  public LiveSet freeze() {
    List<Live> live = new ArrayList<>();
    IdentityHashMap<Object, Integer> kept = new IdentityHashMap<>();
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    List<Birth> births = Ledger.births();
    births.sort(IN_ORDER);
    for (Birth birth : births) {
      Object key = birth.get();
      Kind kind = kinds[birth.kind];
      if (key != null && kind != Kinds.THREAD && lives(kind, key)) {
        live.add(new Live(id(birth, kept), kind, key, birth, null));
      }
    }
    for (Map.Entry<Thread, StackTraceElement[]> entry : threads.entrySet()) {
      Thread thread = entry.getKey();
      // A thread can end between its stack and this question; the agent's own is nobody's business.
      if (thread.isAlive() && !thread.getClass().getName().startsWith("dev.overstay.")) {
        Birth birth = Ledger.find(thread, Kinds.index(Kinds.THREAD));
        int id = id(birth == null ? thread : birth, kept);
        live.add(new Live(id, Kinds.THREAD, thread, birth, entry.getValue()));
      }
    }
    processes(live, kept);
    ids.keySet().retainAll(kept.keySet());
    live.sort(BY_ID);
    return new LiveSet(live, threads.size(), System.currentTimeMillis());
  }

  private void processes(List<Live> live, IdentityHashMap<Object, Integer> kept) {
    List<Long> known = new ArrayList<>();
    for (Birth birth : Processes.live()) {
      if (birth.value instanceof ProcessRecord process) {
        known.add(process.handle.pid());
        if (lives(Kinds.PROCESS, process.handle)) {
          live.add(new Live(id(birth, kept), Kinds.PROCESS, process.handle, birth, null));
        }
      }
    }
    List<Long> children = Proc.children();
    if (children == null) {
      children = new ArrayList<>();
      for (Object child : ProcessHandle.current().children().toArray()) {
        children.add(((ProcessHandle) child).pid());
      }
    }
    for (Long pid : children) {
      Optional<ProcessHandle> found =
          known.contains(pid) ? Optional.empty() : ProcessHandle.of(pid);
      if (found.isPresent() && lives(Kinds.PROCESS, found.get())) {
        // The same object for the same process, so that its id stays.
        ProcessHandle handle = found.get();
        ProcessHandle first = unborn.putIfAbsent(handle, handle);
        handle = first == null ? handle : first;
        live.add(new Live(id(handle, kept), Kinds.PROCESS, handle, null, null));
      }
    }
  }

  private static boolean lives(Kind kind, Object key) {
    try {
      return kind.isLive(key);
    } catch (Throwable t) {
      // The user's own subclass may throw anything. What can't be asked is not called live.
      return false;
    }
  }

  private int id(Object thing, IdentityHashMap<Object, Integer> kept) {
    Integer id = ids.get(thing);
    if (id == null) {
      id = ++lastId;
      ids.put(thing, id);
    }
    kept.put(thing, id);
    return id;
  }

  private static final Comparator<Birth> IN_ORDER =
      new Comparator<>() {
        @Override
        public int compare(Birth a, Birth b) {
          return Long.compare(a.order, b.order);
        }
      };

  private static final Comparator<Live> BY_ID =
      new Comparator<>() {
        @Override
        public int compare(Live a, Live b) {
          return Integer.compare(a.id, b.id);
        }
      };
}
