package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.weave.Point;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections: {@code java.net.Socket} and {@code SocketChannel}, connecting and accepted. */
final class SocketKind extends Kind {
  SocketKind() {
    super("socket");
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("java/net/Socket", kind),
      Point.constructed("sun/nio/ch/SocketChannelImpl", kind),
    };
  }

  @Override
  public boolean isLive(Object key) {
    if (key instanceof Socket socket) {
      // An unbound socket has no descriptor yet; an adaptor's channel is the resource.
      return !socket.isClosed()
          && (socket.isBound() || socket.isConnected())
          && !key.getClass().getName().equals("sun.nio.ch.SocketAdaptor");
    }
    return ((SocketChannel) key).isOpen();
  }

  @Override
  public String name(Object key) {
    String local = Addresses.text(local(key));
    String remote = Addresses.text(remote(key));
    return remote == null ? String.valueOf(local) : local + " to " + remote;
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    SocketAddress remote = remote(key);
    detail.put("local", Addresses.text(local(key)));
    detail.put("remote", Addresses.text(remote));
    detail.put("channel", key instanceof SocketChannel);
    detail.put("accepted", birth != null && accepted(birth));
    detail.put("connected", remote != null);
  }

  private static boolean accepted(Birth birth) {
    for (StackTraceElement frame : birth.origin.getStackTrace()) {
      String name = frame.getClassName();
      if (frame.getMethodName().endsWith("ccept")
          && (name.equals("java.net.ServerSocket")
              || name.equals("sun.nio.ch.ServerSocketChannelImpl"))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable SocketAddress local(Object key) {
    try {
      return key instanceof Socket socket
          ? socket.getLocalSocketAddress()
          : ((SocketChannel) key).getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable SocketAddress remote(Object key) {
    try {
      return key instanceof Socket socket
          ? socket.getRemoteSocketAddress()
          : ((SocketChannel) key).getRemoteAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public String noun() {
    return "Socket";
  }

  @Override
  public String neglect() {
    return "was never closed";
  }

  @Override
  public String cure() {
    return "call close() on it";
  }
}
