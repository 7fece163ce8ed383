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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Asks everything that was born, and every thread and child there is, whether it lives. */
public final class Freezer {
  private final Kind[] kinds = Kinds.all();
  // Of threads and processes without a birth; all others have their birth's.
  private final Map<Object, Integer> ids = new WeakHashMap<>();

  /**
   * Freezes the present moment.
   *
   * @param exitBegan order of events from which on the JVM exits: what is made then, but for
   *     processes, is gone with it and was made for its end, or only because the exit was held up
   */
  public LiveSet freeze(long exitBegan) {
    List<Live> live = new ArrayList<>();
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    for (Birth birth : Ledger.births()) {
      Object key = birth.get();
      Kind kind = kinds[birth.kind];
      if (key != null && kind != Kinds.THREAD && birth.order < exitBegan && lives(kind, key)) {
        live.add(new Live(id(key, birth), kind, key, birth, null));
      }
    }
    for (Map.Entry<Thread, StackTraceElement[]> entry : threads.entrySet()) {
      Thread thread = entry.getKey();
      // A thread can end between its stack and this question; the agent's own is nobody's business.
      if (thread.isAlive() && !isOurs(thread.getClass())) {
        Birth birth = Ledger.find(thread, Kinds.index(Kinds.THREAD));
        if (birth == null || birth.order < exitBegan) {
          int id = id(thread, birth);
          live.add(new Live(id, Kinds.THREAD, thread, birth, entry.getValue()));
        }
      }
    }
    processes(live);
    live.sort(BY_ID);
    return new LiveSet(live, threads.size(), System.currentTimeMillis());
  }

  private void processes(List<Live> live) {
    List<Long> known = new ArrayList<>();
    for (Birth birth : Processes.live()) {
      if (birth.value instanceof ProcessRecord process) {
        known.add(process.handle.pid());
        if (lives(Kinds.PROCESS, process.handle)) {
          live.add(new Live(id(process.handle, birth), Kinds.PROCESS, process.handle, birth, null));
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
        ProcessHandle handle = found.get();
        live.add(new Live(id(handle, null), Kinds.PROCESS, handle, null, null));
      }
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.overstay.")
        && type.getClassLoader() == Freezer.class.getClassLoader();
  }

  private static boolean lives(Kind kind, Object key) {
    try {
      return kind.isLive(key);
    } catch (Throwable t) {
      // The user's own subclass may throw anything. What can't be asked is not called live.
      return false;
    }
  }

  private int id(Object key, @Nullable Birth birth) {
    if (birth != null) {
      return (int) birth.order;
    }
    Integer id = ids.get(key);
    if (id == null) {
      id = (int) Ledger.nextOrder();
      ids.put(key, id);
    }
    return id;
  }

  private static final Comparator<Live> BY_ID =
      new Comparator<>() {
        @Override
        public int compare(Live a, Live b) {
          return Integer.compare(a.id, b.id);
        }
      };
}
