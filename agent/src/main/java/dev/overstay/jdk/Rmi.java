package dev.overstay.jdk;

import java.util.List;
import java.util.Map;

/** Private state of RMI, which never closes a port that it chose, even if all was unexported. */
public final class Rmi {
  private static final String ENDPOINT = "sun.rmi.transport.tcp.TCPEndpoint";
  private static final String TRANSPORT = "sun.rmi.transport.tcp.TCPTransport";

  private Rmi() {}

  /** Whether this is RMI's port and no object is exported on it any more. */
  public static boolean isIdlePort(Object serverSocket) {
    if (PrivateFields.staticField(ENDPOINT, "localEndpoints") instanceof Map<?, ?> endpoints) {
      for (Object alike : endpoints.values().toArray()) {
        // Endpoints of one port share a transport.
        Object first = alike instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        Object transport = PrivateFields.field(first, ENDPOINT, "transport");
        if (PrivateFields.field(transport, TRANSPORT, "server") == serverSocket) {
          return Integer.valueOf(0)
              .equals(PrivateFields.field(transport, TRANSPORT, "exportCount"));
        }
      }
    }
    return false;
  }
}
