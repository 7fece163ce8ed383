package dev.overstay.grouping;

import dev.overstay.jdk.Threads;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import dev.overstay.origin.Site;
import dev.overstay.snapshot.LiveSet;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Finds the owner of each suspect, which closes it, and drops suspects that hold nothing. */
final class Owners {
  private final List<Suspect> suspects;
  private final IdentityHashMap<Object, Suspect> byKey = new IdentityHashMap<>();
  private final Map<Object, Suspect> serversByPort = new HashMap<>();
  // Suspects of the same site have the same stack.
  private final IdentityHashMap<Site, Boolean> accepting = new IdentityHashMap<>();
  private @Nullable Map<String, Suspect> connections;
  private @Nullable Suspect source;

  private Owners(List<Suspect> suspects) {
    this.suspects = suspects;
    for (Suspect suspect : suspects) {
      Live live = suspect.live;
      if (live.kind.ownsThreads()) {
        byKey.put(live.key, suspect);
      } else if (live.kind.accepts()) {
        serversByPort.put(place(live), suspect);
      }
    }
  }

  // The sockets that a server accepted have its port or its path.
  private static Object place(Live socket) {
    int port = socket.localPort();
    return port == 0 ? String.valueOf(socket.text("local")) : Integer.valueOf(port);
  }

  private boolean isAccepted(Suspect suspect) {
    Birth birth = suspect.live.birth;
    if (!suspect.live.kind.isConnection() || birth == null) {
      return false;
    }
    Boolean known = accepting.get(suspect.site);
    if (known == null) {
      known = suspect.live.kind.isAccepted(birth);
      if (suspect.site.frames() == Frames.of(birth)) {
        accepting.put(suspect.site, known);
      }
    }
    return known;
  }

  /** The connections that were not accepted, by both their ends. */
  private Map<String, Suspect> connections() {
    Map<String, Suspect> known = connections;
    if (known == null) {
      known = new HashMap<>();
      for (Suspect suspect : suspects) {
        Live live = suspect.live;
        if (live.kind.isConnection() && !isAccepted(suspect)) {
          known.put(live.text("local") + ">" + live.text("remote"), suspect);
        }
      }
      connections = known;
    }
    return known;
  }

  /** Sets the owners and returns what may be a finding. */
  static List<Suspect> find(List<Suspect> suspects, LiveSet set) {
    Owners owners = new Owners(suspects);
    for (Suspect suspect : suspects) {
      Suspect owner = owners.ownerOf(suspect);
      if (owner != null) {
        suspect.ownedBy(owner);
      }
    }
    return owners.kept(set);
  }

  private @Nullable Suspect ownerOf(Suspect suspect) {
    Live live = suspect.live;
    if (live.kind.mayBeWorker()) {
      Object pool = pool(live);
      return byKey.get(pool == null ? live.key : pool);
    }
    if (live.key instanceof Pipe.SourceChannel) {
      source = suspect;
      return null;
    }
    if (live.key instanceof Pipe.SinkChannel) {
      // A pipe makes its source and then its sink; suspects come in the order of their births.
      Suspect other = source;
      source = null;
      return other != null && other.site.sameMethod(suspect.site) ? other : null;
    }
    if (!isAccepted(suspect)) {
      return null;
    }
    // An accepted socket shares its server's port; without a server, the other end is its pair.
    Suspect server = serversByPort.get(place(live));
    if (server != null) {
      return server;
    }
    Suspect other = connections().get(live.text("remote") + ">" + live.text("local"));
    return other != null && other.site.sameMethod(suspect.site) ? other : null;
  }

  private static @Nullable Object pool(Live live) {
    if (live.key instanceof ForkJoinWorkerThread worker) {
      return Threads.pool(worker);
    }
    Birth birth = live.birth;
    return birth == null || birth.owner == null ? null : birth.owner.get();
  }

  // The workers of a pool that is never a finding, like the JDK's own, are dropped with it. A pool
  // without a thread holds nothing, even if it is never used again.
  private List<Suspect> kept(LiveSet set) {
    Set<Object> live = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Live resource : set.resources()) {
      live.add(resource.key);
    }
    List<Suspect> kept = new ArrayList<>();
    for (Suspect suspect : suspects) {
      Object pool = pool(suspect.live);
      boolean ownedByNoise = pool != null && suspect.owner() == null && live.contains(pool);
      boolean empty = suspect.owned().isEmpty() && !suspect.live.holdsWhenEmpty();
      if ((!ownedByNoise || suspect.held) && !empty && !ClosedLibraryRemains.isForLife(suspect)) {
        kept.add(suspect);
      }
    }
    return kept;
  }
}
