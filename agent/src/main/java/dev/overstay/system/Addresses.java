package dev.overstay.system;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Socket addresses as dumps write them: {@code 127.0.0.1:8080}, never a name that was looked up.
 */
public final class Addresses {
  private Addresses() {}

  /** The port; 0 where there is none. */
  public static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  public static @Nullable String text(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      // The client of a unix-domain socket has an address without a name.
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
