package dev.overstay.jdk;

import java.io.FileDescriptor;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** The file descriptors of Java objects. */
public final class Descriptors {
  /** No descriptor, or an unknown one. */
  public static final int NONE = -1;

  private static final String NIO = "sun.nio.ch.NioSocketImpl";
  // Its ST_CLOSING; ST_CLOSED is greater.
  private static final int CLOSING = 4;

  private Descriptors() {}

  /** The descriptor of a socket or channel; {@link #NONE} if it does not have one. */
  public static int of(Object key) {
    if (key instanceof Socket || key instanceof ServerSocket) {
      return ofImpl(impl(key));
    }
    // All channels of the JDK have a field of this name.
    for (Class<?> type = key.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("sun.nio.ch.")
          && PrivateFields.field(key, type.getName(), "fdVal") instanceof Integer number) {
        return number;
      }
    }
    return NONE;
  }

  /**
   * Every descriptor of a resource: some JDK classes have an additional pair to wake themselves up.
   */
  public static int[] all(Object key) {
    Object pair = PrivateFields.field(key, "sun.nio.ch.EPollPort", "sp");
    if (pair == null) {
      Object poller = PrivateFields.field(key, "sun.nio.fs.LinuxWatchService", "poller");
      pair = PrivateFields.field(poller, "sun.nio.fs.LinuxWatchService$Poller", "socketpair");
    }
    return pair instanceof int[] numbers ? numbers : new int[] {of(key)};
  }

  /** Whether the JDK closed a socket on its own, as JDK 17 does when a connect fails. */
  public static boolean isGone(Object socket) {
    Object impl = delegate(impl(socket));
    return impl != null
        && PrivateFields.field(impl, NIO, "state") instanceof Integer state
        && state >= CLOSING;
  }

  /** Whether the class of a socket's implementation, or of one behind that, is the user's. */
  public static boolean isUsersImpl(Object socket) {
    Object impl = impl(socket);
    Object last = delegate(impl);
    return (impl != null && UserClasses.isUsers(impl.getClass()))
        || (last != null && UserClasses.isUsers(last.getClass()));
  }

  private static @Nullable Object impl(Object socket) {
    return socket instanceof Socket
        ? PrivateFields.field(socket, "java.net.Socket", "impl")
        : PrivateFields.field(socket, "java.net.ServerSocket", "impl");
  }

  // The implementation for a proxy delegates to the one that has the descriptor.
  private static @Nullable Object delegate(@Nullable Object socket) {
    Object impl = socket;
    for (Object next = impl; next != null; ) {
      impl = next;
      next = PrivateFields.field(impl, "java.net.DelegatingSocketImpl", "delegate");
    }
    return impl;
  }

  private static int ofImpl(@Nullable Object socket) {
    Object impl = delegate(socket);
    Object descriptor = PrivateFields.field(impl, "java.net.SocketImpl", "fd");
    return descriptor instanceof FileDescriptor
            && PrivateFields.field(descriptor, "java.io.FileDescriptor", "fd")
                instanceof Integer number
        ? number
        : NONE;
  }
}
