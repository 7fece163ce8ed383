package dev.overstay.system;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Socket addresses in the form that dumps use: {@code 127.0.0.1:8080}, never with a host name from
 * a lookup.
 */
public final class Addresses {
  private Addresses() {}

  /** The port; 0 if there is no port. */
  public static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  /** The address as text, with IPv6 in brackets; null if {@code address} is null or unnamed. */
  public static @Nullable String text(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      // The client of a unix-domain socket has an unnamed address.
      String text = address == null ? "" : address.toString();
      return text.isEmpty() ? null : text;
    }
    InetAddress host = inet.getAddress();
    if (host == null) {
      return inet.getHostString() + ":" + inet.getPort();
    }
    String text = host.getHostAddress();
    boolean six = text.indexOf(':') >= 0;
    return (six ? "[" + text + "]" : text) + ":" + inet.getPort();
  }
}
