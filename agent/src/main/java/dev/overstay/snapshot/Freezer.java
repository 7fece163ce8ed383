package dev.overstay.snapshot;

import dev.overstay.base.LateClasses;
import dev.overstay.child.Children;
import dev.overstay.child.Containers;
import dev.overstay.jdk.RegisteredHooks;
import dev.overstay.jdk.Threads;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.LostBirths;
import dev.overstay.live.Asked;
import dev.overstay.live.Ids;
import dev.overstay.live.Live;
import dev.overstay.live.UserObjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks each resource with a birth, and each that the JVM and the system list, whether it is live.
 */
public final class Freezer {
  private static final int ENDING_MS = 5;

  private final Kind[] kinds = Kinds.all();
  private final boolean hooksChosen;
  private final boolean processesChosen;
  private final boolean containersChosen;
  private final boolean nativeSocketsChosen;
  private final boolean losesSome;
  private final Ids ids = new Ids();
  private @Nullable Children children;

  /** Creates a freezer that only covers the {@code chosen} kinds. */
  public Freezer(Set<Kind> chosen) {
    boolean hooks = false;
    boolean processes = false;
    boolean containers = false;
    boolean lost = false;
    for (Kind kind : chosen) {
      hooks |= kind.runsAtExit();
      processes |= kind.isProcess();
      containers |= kind.isContainer();
      lost |= kind.mayBeLost();
    }
    this.hooksChosen = hooks;
    this.processesChosen = processes;
    this.containersChosen = containers;
    this.losesSome = lost;
    this.nativeSocketsChosen = NativeSockets.canBeTold(chosen);
  }

  /** The methods of the user's own classes that did not answer in the latest snapshot. */
  public static List<String> unanswered() {
    return Live.asksUsers ? UserObjects.unanswered() : List.of();
  }

  /**
   * Freezes the current state.
   *
   * @param exitBegan order of events from which on the JVM exits. A resource that is made later,
   *     unless it is a process or a container, ends with the JVM: it was made for the exit, or only
   *     because the exit was delayed
   * @param hooksStall whether a shutdown hook that still runs counts as live
   * @param hooksAsked whether hooks without a birth are included
   */
  public LiveSet freeze(long exitBegan, boolean hooksStall, boolean hooksAsked) {
    if (Live.asksUsers && !Asked.isBounded()) {
      UserObjects.begin();
    }
    List<Live> live = new ArrayList<>();
    List<Live> hooks = new ArrayList<>();
    List<Birth> births = births();
    for (Birth birth : births) {
      Object key = standsFor(birth);
      Kind kind = kinds[birth.kind];
      if (key == null || kind.isListed() || birth.order >= exitBegan || Asked.skips(key)) {
        continue;
      }
      if (kind.runsAtExit()) {
        hooks.add(new Live((int) birth.order, kind, key, birth, stack((Thread) key, exitBegan)));
      } else {
        Live one = new Live((int) birth.order, kind, key, birth, null);
        if (one.lives()) {
          live.add(one);
        }
      }
    }
    if (hooksAsked && hooksChosen) {
      LateClasses.define();
      for (Thread hook : RegisteredHooks.all()) {
        if (Kinds.registrationOf(hook) == null) {
          hooks.add(Live.hook(ids.of(Threads.id(hook)), hook, null, null));
        }
      }
    }
    int threads = threads(live, hooks, exitBegan);
    for (Live hook : hooks) {
      if (hooksStall && hook.stack != null) {
        live.add(hook);
      }
    }
    if (processesChosen) {
      Children all = children;
      if (all == null) {
        all = new Children();
        children = all;
      }
      all.addTo(live, births, ids);
    }
    if (containersChosen && KeptBirths.tracked() > 0) {
      LateClasses.define();
      Containers.addTo(live);
    }
    if (nativeSocketsChosen) {
      NativeSockets.addTo(live, births, ids);
    }
    ids.sweep();
    dropSkipped(live);
    live.sort(BY_ID);
    dropSharers(live);
    Asked.asks(null);
    hooks.sort(BY_ID);
    return new LiveSet(live, hooks, threads, System.currentTimeMillis(), List.of());
  }

  /**
   * Whether a resource was made after this order of events and may be live; does not ask the
   * resource.
   */
  public boolean anyBornSince(long order) {
    return anySince(order, false);
  }

  /**
   * Whether a resource that was made after this order of events is live; cheaper than a snapshot.
   */
  public boolean anySince(long order) {
    return anySince(order, true);
  }

  private boolean anySince(long order, boolean ask) {
    for (Birth birth : births()) {
      Object key = standsFor(birth);
      if (key != null && birth.order > order && (!ask || Live.lives(kinds[birth.kind], key))) {
        return true;
      }
    }
    for (Birth birth : KeptBirths.live()) {
      if (birth.order > order) {
        return true;
      }
    }
    return false;
  }

  private List<Birth> births() {
    List<Birth> births = Ledger.births();
    if (losesSome) {
      for (Birth lost : LostBirths.all()) {
        // It may have moved from the ledger to this list in the meantime.
        if (!births.contains(lost)) {
          births.add(lost);
        }
      }
    }
    return births;
  }

  /** The resource itself or, if it has been collected, the record of it that remains. */
  private static @Nullable Object standsFor(Birth birth) {
    Object key = birth.get();
    return key == null && birth.value instanceof FileRecord ? birth.value : key;
  }

  // Threads and processes come from lists, where they cannot be skipped earlier.
  private static void dropSkipped(List<Live> live) {
    if (Asked.isWatched()) {
      for (int i = live.size() - 1; i >= 0; i--) {
        if (Asked.skips(live.get(i).key)) {
          live.remove(i);
        }
      }
    }
  }

  // The resource that was born first has opened the shared object.
  private static void dropSharers(List<Live> live) {
    Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Iterator<Live> i = live.iterator(); i.hasNext(); ) {
      Live one = i.next();
      Object what = one.kind.shared(one.key);
      if (what != null && !shared.add(what)) {
        i.remove();
      }
    }
  }

  /** The stack of a hook while it runs; null before and after that. */
  private static StackTraceElement @Nullable [] stack(Thread hook, long exitBegan) {
    boolean runs = exitBegan < Long.MAX_VALUE && hook.isAlive();
    StackTraceElement[] stack = runs ? Threads.stack(hook) : null;
    return stack == null || stack.length == 0 ? null : stack;
  }

  private int threads(List<Live> live, List<Live> hooks, long exitBegan) {
    List<Map.Entry<Thread, StackTraceElement[]>> threads = Threads.all();
    for (Map.Entry<Thread, StackTraceElement[]> entry : threads) {
      Thread thread = entry.getKey();
      // A thread may end between its stack and this question. The agent's own threads are left out.
      if (thread.isAlive() && !Threads.isAgents(thread) && !Asked.skips(thread)) {
        Asked.asks(thread);
        Birth birth = Kinds.startOf(thread);
        // A daemon without a birth is never a finding.
        if (birth == null && !thread.isDaemon() && isEnding(thread, entry.getValue())) {
          continue;
        }
        if (birth == null || birth.order < exitBegan) {
          int id = ids.of(birth, Threads.id(thread));
          live.add(Live.thread(id, thread, birth, entry.getValue()));
        } else if (hooksChosen && isUnknownHook(thread, birth)) {
          int id = ids.of(birth, Threads.id(thread));
          hooks.add(Live.hook(id, thread, null, entry.getValue()));
        }
      }
    }
    return threads.size();
  }

  /** Whether it is executing its last steps, when its birth has been dropped already. */
  private static boolean isEnding(Thread thread, StackTraceElement[] stack) {
    boolean last =
        stack.length == 0
            ? !thread.getName().equals("DestroyJavaVM")
            : stack[stack.length - 1].getMethodName().equals("exit")
                && stack[stack.length - 1].getClassName().equals("java.lang.Thread");
    // A thread of native code does not have a frame either, but stays.
    for (int i = 0; last && thread.isAlive() && i < ENDING_MS; i++) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return !thread.isAlive();
  }

  /**
   * Whether it is a thread that the exit started, and that was registered before the agent was
   * loaded.
   */
  private static boolean isUnknownHook(Thread thread, Birth birth) {
    if (Kinds.registrationOf(thread) == null) {
      for (StackTraceElement frame : birth.frames()) {
        if (frame.getClassName().equals("java.lang.ApplicationShutdownHooks")) {
          return true;
        }
      }
    }
    return false;
  }

  private static final Comparator<Live> BY_ID =
      new Comparator<>() {
        @Override
        public int compare(Live a, Live b) {
          return Integer.compare(a.id, b.id);
        }
      };
}
