package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.system.Addresses;
import dev.overstay.weave.Point;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Datagram channels. A {@code DatagramSocket} or {@code MulticastSocket} is a wrapper around one of
 * these and does not count as a second resource.
 */
final class DatagramSocketKind extends Kind {
  DatagramSocketKind() {
    super("datagram-socket", 80);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("sun/nio/ch/DatagramChannelImpl", kind),
      Kind.closed("sun/nio/ch/DatagramChannelImpl", kind),
    };
  }

  @Override
  public boolean tellsWhoClosed() {
    return true;
  }

  @Override
  public boolean mayBeSocket() {
    return true;
  }

  @Override
  boolean isAwaitedIn(String type, String method) {
    return method.equals("receive") && type.contains("Datagram");
  }

  @Override
  public boolean isLive(Object key) {
    return ((DatagramChannel) key).isOpen();
  }

  @Override
  public String name(Object key) {
    DatagramChannel channel = (DatagramChannel) key;
    String local = Addresses.text(local(channel));
    String remote = Addresses.text(remote(channel));
    return (local == null ? "not bound" : local) + (remote == null ? "" : " to " + remote);
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    DatagramChannel channel = (DatagramChannel) key;
    SocketAddress remote = remote(channel);
    detail.put("local", Addresses.text(local(channel)));
    detail.put("remote", Addresses.text(remote));
    detail.put("channel", !hasFrame(birth, "java.net.DatagramSocket"));
    detail.put("accepted", false);
    detail.put("connected", remote != null);
  }

  private static boolean hasFrame(@Nullable Birth birth, String className) {
    if (birth != null) {
      for (StackTraceElement frame : birth.frames()) {
        if (frame.getClassName().equals(className)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable SocketAddress local(DatagramChannel channel) {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable SocketAddress remote(DatagramChannel channel) {
    try {
      return channel.getRemoteAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public String noun() {
    return "Datagram socket";
  }

  @Override
  public String leftState() {
    return "never closed";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.call("close()");
  }
}
