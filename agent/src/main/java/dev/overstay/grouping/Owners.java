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

/** Finds the owner of each candidate, which closes it, and drops candidates that hold nothing. */
final class Owners {
  private final List<Candidate> candidates;
  private final IdentityHashMap<Object, Candidate> byKey = new IdentityHashMap<>();
  private final Map<Object, Candidate> serversByPort = new HashMap<>();
  // Candidates of the same site have the same stack.
  private final IdentityHashMap<Site, Boolean> accepting = new IdentityHashMap<>();
  private final IdentityHashMap<Candidate, Boolean> forLife = new IdentityHashMap<>();
  private @Nullable Map<String, Candidate> connections;
  private @Nullable Candidate source;

  private Owners(List<Candidate> candidates) {
    this.candidates = candidates;
    for (Candidate candidate : candidates) {
      Live live = candidate.live;
      if (live.kind.ownsThreads()) {
        byKey.put(live.key, candidate);
      } else if (live.kind.accepts()) {
        serversByPort.put(place(live), candidate);
      }
    }
  }

  // The sockets that a server accepted have its port or its path.
  private static Object place(Live socket) {
    int port = socket.localPort();
    return port == 0 ? String.valueOf(socket.text("local")) : Integer.valueOf(port);
  }

  private boolean isAccepted(Candidate candidate) {
    Birth birth = candidate.live.birth;
    if (!candidate.live.kind.isConnection() || birth == null) {
      return false;
    }
    Boolean known = accepting.get(candidate.site);
    if (known == null) {
      known = candidate.live.kind.isAccepted(birth);
      if (candidate.site.frames() == Frames.of(birth)) {
        accepting.put(candidate.site, known);
      }
    }
    return known;
  }

  /** The connections that were not accepted, by both their ends. */
  private Map<String, Candidate> connections() {
    Map<String, Candidate> known = connections;
    if (known == null) {
      known = new HashMap<>();
      for (Candidate candidate : candidates) {
        Live live = candidate.live;
        if (live.kind.isConnection() && !isAccepted(candidate)) {
          known.put(live.text("local") + ">" + live.text("remote"), candidate);
        }
      }
      connections = known;
    }
    return known;
  }

  /** Sets the owners and returns what may be a finding. */
  static List<Candidate> find(List<Candidate> candidates, LiveSet set) {
    Owners owners = new Owners(candidates);
    for (Candidate candidate : candidates) {
      Candidate owner = owners.ownerOf(candidate);
      if (owner != null) {
        candidate.ownedBy(owner);
      }
    }
    return owners.kept(set);
  }

  private @Nullable Candidate ownerOf(Candidate candidate) {
    Live live = candidate.live;
    if (live.kind.mayBeWorker()) {
      Object pool = pool(live);
      return byKey.get(pool == null ? live.key : pool);
    }
    if (live.key instanceof Pipe.SourceChannel) {
      source = candidate;
      return null;
    }
    if (live.key instanceof Pipe.SinkChannel) {
      // A pipe makes its source and then its sink; candidates come in the order of their births.
      Candidate other = source;
      source = null;
      return other != null && other.site.sameMethod(candidate.site) ? other : null;
    }
    if (!isAccepted(candidate)) {
      return null;
    }
    // An accepted socket shares its server's port; without a server, the other end is its pair.
    Candidate server = serversByPort.get(place(live));
    if (server != null) {
      return server;
    }
    Candidate other = connections().get(live.text("remote") + ">" + live.text("local"));
    return other != null && other.site.sameMethod(candidate.site) ? other : null;
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
  private List<Candidate> kept(LiveSet set) {
    Set<Object> live = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Live resource : set.resources()) {
      live.add(resource.key);
    }
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Object pool = pool(candidate.live);
      boolean ownedByNoise = pool != null && candidate.owner() == null && live.contains(pool);
      boolean empty = candidate.owned().isEmpty() && !candidate.live.holdsWhenEmpty();
      if ((!ownedByNoise || candidate.held) && !empty && !isForLife(candidate)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  // A server may own thousands of connections, so it is asked only once.
  private boolean isForLife(Candidate candidate) {
    Candidate owner = candidate.owner() == null ? candidate : candidate.owner();
    Boolean known = forLife.get(owner);
    if (known == null) {
      known = ClosedLibraryRemains.isForLife(owner);
      forLife.put(owner, known);
    }
    return known;
  }
}
