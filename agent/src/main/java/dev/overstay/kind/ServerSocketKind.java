package dev.overstay.kind;

import dev.overstay.jdk.Descriptors;
import dev.overstay.ledger.Birth;
import dev.overstay.system.Addresses;
import dev.overstay.weave.Point;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listening sockets: {@code java.net.ServerSocket}, and channels, including asynchronous ones. */
final class ServerSocketKind extends Kind {
  ServerSocketKind() {
    super("server-socket", 20);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("java/net/ServerSocket", kind),
      Point.constructed("sun/nio/ch/ServerSocketChannelImpl", kind),
      Point.constructed("sun/nio/ch/UnixAsynchronousServerSocketChannelImpl", kind),
      Point.constructed("sun/nio/ch/WindowsAsynchronousServerSocketChannelImpl", kind),
      Kind.takenBack("java/net/ServerSocket", "close", kind),
      Kind.closed("sun/nio/ch/ServerSocketChannelImpl", kind),
    };
  }

  @Override
  public boolean tellsWhoClosed() {
    return true;
  }

  @Override
  public boolean accepts() {
    return true;
  }

  @Override
  public boolean mayBeSocket() {
    return true;
  }

  @Override
  boolean isAwaitedIn(String type, String method) {
    return method.equals("accept") && type.contains("ServerSocket");
  }

  @Override
  public boolean isLive(Object key) {
    if (key instanceof ServerSocket socket) {
      // For an adaptor, its channel is the resource. An unbound socket may still have a descriptor.
      boolean plain = socket.getClass() == ServerSocket.class && socket.isBound();
      return !socket.isClosed()
          && !key.getClass().getName().equals("sun.nio.ch.ServerSocketAdaptor")
          && (plain || Descriptors.of(key) != Descriptors.NONE);
    }
    return ((Channel) key).isOpen();
  }

  /** The implementation of the socket may be of a user's class as well. */
  @Override
  public boolean asksUserCode(Object key) {
    return super.asksUserCode(key) || (key instanceof ServerSocket && Descriptors.isUsersImpl(key));
  }

  @Override
  public boolean mayLive(Object key) {
    return Descriptors.of(key) != Descriptors.NONE && !Descriptors.isGone(key);
  }

  @Override
  public Remedy usualCure() {
    return Remedy.call("close()");
  }

  @Override
  public String name(Object key) {
    String local = Addresses.text(local(key));
    return local == null ? "not bound" : local;
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    try {
      detail.put("local", Addresses.text(local(key)));
    } catch (Throwable t) {
      unanswered(detail, t, key);
    }
    detail.put("remote", null);
    detail.put("channel", key instanceof Channel);
    detail.put("accepted", false);
    detail.put("connected", false);
  }

  @Override
  public int localPort(Object key) {
    return Addresses.port(local(key));
  }

  private static @Nullable SocketAddress local(Object key) {
    try {
      return key instanceof ServerSocket socket
          ? socket.getLocalSocketAddress()
          : key instanceof AsynchronousServerSocketChannel channel
              ? channel.getLocalAddress()
              : ((ServerSocketChannel) key).getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public String noun() {
    return "Server socket";
  }

  @Override
  public String leftState() {
    return "never closed";
  }

  @Override
  public Remedy cure(Object key) {
    return usualCure();
  }
}
