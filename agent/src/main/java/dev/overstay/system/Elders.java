package dev.overstay.system;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sockets and children that existed before this agent was loaded, because other agents made
 * them. They have no birth and do not belong to the user.
 */
public final class Elders {
  private static volatile Set<Long> sockets = Set.of();
  private static volatile Set<Long> children = Set.of();

  private Elders() {}

  /** Records all that exist now. */
  public static void note() {
    sockets = new HashSet<>(Proc.sockets(new HashSet<>()).values());
    List<Long> all = Proc.children();
    children = all == null ? Set.of() : new HashSet<>(all);
  }

  /** Whether the socket with this inode existed before the agent was loaded. */
  public static boolean hasSocket(long inode) {
    return sockets.contains(inode);
  }

  /** Whether the child process with this pid existed before the agent was loaded. */
  public static boolean hasChild(long pid) {
    return children.contains(pid);
  }
}
