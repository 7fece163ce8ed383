package dev.overstay.system;

import dev.overstay.base.Late;
import dev.overstay.jdk.PrivateFields;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own debugger agent, JDWP: the ports at which it listens, or to which it has connected.
 * It keeps the port at which it listens in the JVM's properties of agents, even if the system chose
 * that port. The JVM keeps its arguments there, wherever they were given.
 */
@Late
public final class Debugger {
  private static final String ADDRESS = "address=";
  // Once a debugger has connected, the port is no longer in the properties.
  private static final Set<Integer> seen = ConcurrentHashMap.newKeySet();

  private final Set<Integer> ports = new HashSet<>();

  private Debugger() {}

  /** Remembers the port at which it listens now. */
  public static void note() {
    seen.addAll(ofThisJvm().ports);
  }

  /** The debugger agent of this JVM; it has no ports if it is not loaded. */
  static Debugger ofThisJvm() {
    Debugger debugger = new Debugger();
    if (PrivateFields.staticField("jdk.internal.vm.VMSupport", "agentProps")
        instanceof Properties known) {
      debugger.add(known.getProperty("sun.jdwp.listenerAddress"));
      debugger.addFrom(known.getProperty("sun.jvm.args", ""));
    }
    debugger.ports.addAll(seen);
    return debugger;
  }

  // For example -agentlib:jdwp=transport=dt_socket,server=n,address=localhost:5005
  private void addFrom(String arguments) {
    for (String argument : arguments.split(" ", -1)) {
      int from = argument.contains("jdwp") ? argument.indexOf(ADDRESS) : -1;
      if (argument.startsWith("-") && from >= 0) {
        add(argument.substring(from + ADDRESS.length()).split(",", 2)[0]);
      }
    }
  }

  /** There may be a host in front of the port. */
  private void add(@Nullable String address) {
    String port = address == null ? "" : address.substring(address.lastIndexOf(':') + 1);
    try {
      ports.add(Integer.valueOf(port));
    } catch (NumberFormatException e) {
      // There is no address, or it is one of another transport.
    }
  }

  /** Whether a TCP socket uses one of its ports. */
  boolean has(NativeSocket socket) {
    return isAtPort(socket.local()) || isAtPort(socket.remote());
  }

  private boolean isAtPort(@Nullable String address) {
    if (address == null || ports.isEmpty()) {
      return false;
    }
    return ports.contains(Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)));
  }
}
