package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.system.NativeSocket;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that native code opened: the system lists them, but Java does not know them. If a library
 * keeps an object for the descriptor, the birth of that object shows which code made it.
 */
final class NativeSocketKind extends Kind {
  NativeSocketKind() {
    super("native-socket", 95);
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      descriptor("io/netty/channel/unix/FileDescriptor", kind),
      descriptor("io/grpc/netty/shaded/io/netty/channel/unix/FileDescriptor", kind),
    };
  }

  private static Point descriptor(String owner, int kind) {
    return Point.atReturn(
            owner,
            "<init>",
            Call.BORN_NUMBERED,
            Argument.THIS,
            Argument.intLocal(1),
            Argument.kind(kind))
        .with("(I)V");
  }

  @Override
  public boolean mayBeSocket() {
    return true;
  }

  /** The system lists only live sockets. */
  @Override
  public boolean isLive(Object key) {
    return true;
  }

  @Override
  public @Nullable String type(Object key) {
    return null;
  }

  @Override
  public String name(Object key) {
    return ((NativeSocket) key).name();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    NativeSocket socket = (NativeSocket) key;
    detail.put("local", socket.local());
    detail.put("remote", socket.remote());
    detail.put("inode", socket.inode());
  }

  @Override
  public String noun() {
    return "Native socket";
  }

  @Override
  public String leftState() {
    return "never closed";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.advice("close what opened {}");
  }
}
