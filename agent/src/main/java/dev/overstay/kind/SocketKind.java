package dev.overstay.kind;

import dev.overstay.jdk.Descriptors;
import dev.overstay.ledger.Birth;
import dev.overstay.system.Addresses;
import dev.overstay.weave.Point;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections, both connecting and accepted: {@code java.net.Socket}, channels, including
 * asynchronous ones, and the two ends of a {@code Pipe}.
 */
final class SocketKind extends Kind {
  SocketKind() {
    super("socket", 70);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("java/net/Socket", kind),
      Kind.takenBack("java/net/Socket", "close", kind),
      Point.constructed("sun/nio/ch/SocketChannelImpl", kind),
      Point.constructed("sun/nio/ch/UnixAsynchronousSocketChannelImpl", kind),
      Point.constructed("sun/nio/ch/WindowsAsynchronousSocketChannelImpl", kind),
      Point.constructed("sun/nio/ch/SourceChannelImpl", kind),
      Point.constructed("sun/nio/ch/SinkChannelImpl", kind),
      Kind.closed("sun/nio/ch/SocketChannelImpl", kind),
      Kind.closed("sun/nio/ch/SourceChannelImpl", kind),
      Kind.closed("sun/nio/ch/SinkChannelImpl", kind),
    };
  }

  @Override
  public boolean isConnection() {
    return true;
  }

  @Override
  public boolean mayBeSocket() {
    return true;
  }

  @Override
  boolean isAwaitedIn(String type, String method) {
    return method.equals("read") && (type.contains("Socket") || type.contains("SourceChannel"));
  }

  @Override
  public boolean isLive(Object key) {
    if (key instanceof Socket socket) {
      // For an adaptor, its channel is the resource. A layer over another socket, TLS for example,
      // does not have its own descriptor. A socket that is neither bound nor connected may still
      // have one.
      boolean plain =
          socket.getClass() == Socket.class && (socket.isBound() || socket.isConnected());
      return !socket.isClosed()
          && !key.getClass().getName().equals("sun.nio.ch.SocketAdaptor")
          && (plain || Descriptors.of(key) != Descriptors.NONE)
          && !Descriptors.isGone(socket);
    }
    return ((Channel) key).isOpen();
  }

  /** The implementation of the socket may be of a user's class as well. */
  @Override
  public boolean asksUserCode(Object key) {
    return super.asksUserCode(key) || (key instanceof Socket && Descriptors.isUsersImpl(key));
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
    String remote = Addresses.text(remote(key));
    if (isPipe(key)) {
      return key instanceof Pipe.SourceChannel ? "source" : "sink";
    }
    return (local == null ? "not connected" : local) + (remote == null ? "" : " to " + remote);
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    detail.put("channel", key instanceof Channel);
    detail.put("accepted", birth != null && isAccepted(birth));
    try {
      detail.put("local", Addresses.text(local(key)));
    } catch (Throwable t) {
      unanswered(detail, t, key);
    }
    try {
      SocketAddress remote = remote(key);
      detail.put("remote", Addresses.text(remote));
      detail.put("connected", remote != null);
    } catch (Throwable t) {
      unanswered(detail, t, key);
    }
  }

  private static boolean isPipe(Object key) {
    return key instanceof Pipe.SourceChannel || key instanceof Pipe.SinkChannel;
  }

  @Override
  public boolean isAccepted(Birth birth) {
    for (StackTraceElement frame : birth.trace()) {
      // The JDK's classes, and those that are built on top of them.
      if (frame.getMethodName().contains("ccept")
          && frame.getClassName().contains("ServerSocket")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int localPort(Object key) {
    return Addresses.port(local(key));
  }

  private static @Nullable SocketAddress local(Object key) {
    try {
      return key instanceof Socket socket
          ? socket.isBound() ? socket.getLocalSocketAddress() : null
          : key instanceof AsynchronousSocketChannel channel
              ? channel.getLocalAddress()
              : key instanceof SocketChannel channel ? channel.getLocalAddress() : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable SocketAddress remote(Object key) {
    try {
      return key instanceof Socket socket
          ? socket.getRemoteSocketAddress()
          : key instanceof AsynchronousSocketChannel channel
              ? channel.getRemoteAddress()
              : key instanceof SocketChannel channel ? channel.getRemoteAddress() : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public String noun() {
    return "Socket";
  }

  @Override
  public String noun(Object key) {
    return isPipe(key) ? "Pipe" : noun();
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
