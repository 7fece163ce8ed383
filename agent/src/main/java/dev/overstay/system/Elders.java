package dev.overstay.system;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sockets and children that other agents had before this one came: they have no birth, and are
 * not the user's.
 */
public final class Elders {
  private static volatile Set<Long> sockets = Set.of();
  private static volatile Set<Long> children = Set.of();

  private Elders() {}

  /** Notes all that there are. */
  public static void note() {
    sockets = new HashSet<>(Proc.sockets(new HashSet<>()).values());
    List<Long> all = Proc.children();
    children = all == null ? Set.of() : new HashSet<>(all);
  }

  public static boolean hasSocket(long inode) {
    return sockets.contains(inode);
  }

  public static boolean hasChild(long pid) {
    return children.contains(pid);
  }
}
