package dev.overstay.system;

import dev.overstay.base.Late;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of this network namespace as Linux lists them in {@code /proc/self/net}; see proc(5).
 */
@Late
public final class NetTables {
  private static final String[] INET = {"tcp", "tcp6", "udp", "udp6"};

  private final Map<Long, NativeSocket> byInode = new HashMap<>();
  private @Nullable Debugger debugger;

  /** Reads the entries of the sockets with these inodes. */
  public NetTables(Collection<Long> inodes) {
    // Usually only the unix socket of the JDK itself is requested, and the other tables need not be
    // read: with 19,000 UDP sockets the kernel takes 0.3 s for that.
    for (String line : lines("unix", 6, inodes)) {
      String[] fields = line.trim().split("\\s+", 8);
      // Num RefCount Protocol Flags Type St Inode Path
      if (fields.length > 6 && !fields[6].equals("Inode")) {
        long inode = Long.parseLong(fields[6]);
        String path = fields.length > 7 ? fields[7] : null;
        byInode.put(inode, new NativeSocket(inode, -1, "unix", path, null));
      }
    }
    for (String table : INET) {
      if (byInode.keySet().containsAll(inodes)) {
        break;
      }
      for (String line : lines(table, 9, inodes)) {
        String[] fields = line.trim().split("\\s+", -1);
        // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
        if (fields.length > 9 && fields[1].indexOf(':') > 0) {
          long inode = Long.parseLong(fields[9]);
          String protocol = table.substring(0, 3);
          byInode.put(
              inode, new NativeSocket(inode, -1, protocol, address(fields[1]), address(fields[2])));
        }
      }
    }
  }

  // A busy machine has tens of thousands of lines; splitting all of them would take a second.
  private static List<String> lines(String table, int field, Collection<Long> inodes) {
    List<String> lines = new ArrayList<>();
    String text = Proc.read("/proc/self/net/" + table);
    for (int from = 0, to; text != null && from < text.length(); from = to + 1) {
      to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      if (inodes.contains(number(text, from, to, field))) {
        lines.add(text.substring(from, to));
      }
    }
    return lines;
  }

  /** The number in a field, counted from 0; -1 if it is not a number. */
  private static long number(String text, int from, int to, int field) {
    int at = from;
    for (int i = 0; i <= field; i++) {
      while (at < to && text.charAt(at) == ' ') {
        at++;
      }
      int start = at;
      while (at < to && text.charAt(at) != ' ') {
        at++;
      }
      if (i == field) {
        long number = start == at ? -1 : 0;
        for (int j = start; j < at; j++) {
          int digit = text.charAt(j) - '0';
          number = digit < 0 || digit > 9 || number < 0 ? -1 : number * 10 + digit;
        }
        return number;
      }
    }
    return -1;
  }

  /**
   * The entry of a socket. A socket that is neither bound nor connected is in none of the tables.
   */
  public NativeSocket describe(long inode, int descriptor) {
    NativeSocket known = byInode.get(inode);
    return known == null
        ? new NativeSocket(inode, descriptor, null, null, null)
        : new NativeSocket(inode, descriptor, known.protocol(), known.local(), known.remote());
  }

  /** Whether the JVM itself opened it, for a debugger or for tools that attach. */
  public boolean isOfTheJvm(NativeSocket socket) {
    String local = socket.local();
    if ("unix".equals(socket.protocol())) {
      return local != null && local.contains("/.java_pid");
    }
    if (!"tcp".equals(socket.protocol())) {
      return false;
    }
    Debugger known = debugger;
    if (known == null) {
      known = Debugger.ofThisJvm();
      debugger = known;
    }
    return known.has(socket);
  }

  /** For example {@code 0100007F:1F90}: words of four bytes, each in the machine's order. */
  private static @Nullable String address(String hex) {
    int colon = hex.indexOf(':');
    int port = Integer.parseInt(hex.substring(colon + 1), 16);
    byte[] bytes = new byte[colon / 2];
    boolean any = port != 0;
    for (int i = 0; i < bytes.length; i++) {
      int at = (i / 4) * 8 + 6 - (i % 4) * 2;
      bytes[i] = (byte) Integer.parseInt(hex.substring(at, at + 2), 16);
      any |= bytes[i] != 0;
    }
    try {
      return any
          ? Addresses.text(new InetSocketAddress(InetAddress.getByAddress(bytes), port))
          : null;
    } catch (UnknownHostException e) {
      return hex;
    }
  }
}
