package dev.overstay.snapshot;

import dev.overstay.base.LateClasses;
import dev.overstay.jdk.Descriptors;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Ids;
import dev.overstay.live.Live;
import dev.overstay.system.Elders;
import dev.overstay.system.NativeSocket;
import dev.overstay.system.NetTables;
import dev.overstay.system.Proc;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sockets that this process has open and that Java does not know. Linux only. */
final class NativeSockets {
  private NativeSockets() {}

  /** Whether all kinds are recorded that the system lists as sockets, which must be subtracted. */
  static boolean canBeTold(Set<Kind> chosen) {
    for (Kind kind : Kinds.all()) {
      if (kind.mayBeSocket() && !chosen.contains(kind)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the live ones to {@code live}. */
  static void addTo(List<Live> live, List<Birth> births, Ids ids) {
    Set<Integer> known = new HashSet<>();
    Map<Integer, Birth> makers = new HashMap<>();
    Set<Object> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Live one : live) {
      alive.add(one.key);
    }
    for (Birth birth : births) {
      Object key = birth.get();
      Kind kind = Kinds.of(birth);
      if (key == null || !kind.mayBeSocket()) {
        continue;
      }
      if (kind == Kinds.NATIVE_SOCKET) {
        Birth other = makers.get((Integer) birth.value);
        if (birth.value instanceof Integer number && (other == null || other.order < birth.order)) {
          makers.put(number, birth);
        }
      } else if (alive.contains(key) || hasDescriptor(kind, key)) {
        for (int descriptor : Descriptors.all(key)) {
          known.add(descriptor);
        }
      }
    }
    Map<Integer, Long> sockets = Proc.sockets(known);
    if (sockets.isEmpty()) {
      return;
    }
    LateClasses.define();
    Set<Long> theirs = new HashSet<>(Proc.socketsOfParent());
    NetTables tables = new NetTables(new HashSet<>(sockets.values()));
    NativeSocket spare = null;
    List<NativeSocket> found = new ArrayList<>();
    for (Map.Entry<Integer, Long> entry : sockets.entrySet()) {
      if (Elders.hasSocket(entry.getValue())) {
        continue;
      }
      NativeSocket socket = tables.describe(entry.getValue(), entry.getKey());
      found.add(socket);
      boolean plain = socket.isUnnamed() && !makers.containsKey(socket.descriptor());
      if (plain && (spare == null || socket.inode() < spare.inode())) {
        spare = socket;
      }
    }
    // The JDK has one unnamed socket, which it makes with its first channel. The JDK puts it in the
    // place of a channel's descriptor if that is closed while other threads still read from it.
    found.remove(spare);
    for (NativeSocket socket : found) {
      if (!theirs.contains(socket.inode()) && !tables.isOfTheJvm(socket)) {
        Birth maker = makers.get(socket.descriptor());
        live.add(new Live(ids.of(maker, socket.inode()), Kinds.NATIVE_SOCKET, socket, maker, null));
      }
    }
  }

  /** A closed channel keeps its descriptor until the selector handles it again. */
  private static boolean hasDescriptor(Kind kind, Object key) {
    return Live.lives(kind, key)
        || (key instanceof SelectableChannel channel && channel.isRegistered());
  }
}
