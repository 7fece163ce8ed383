package dev.overstay.system;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

/**
 * A socket as the system lists it.
 *
 * @param inode the system's number of the socket itself, which does not depend on its descriptors
 * @param descriptor the number of its descriptor in this process
 * @param protocol {@code tcp}, {@code udp} or {@code unix}; null if no table lists it
 * @param local its own address; null if it has no address
 * @param remote the other end's address; null if that has no address
 */
@Late
public record NativeSocket(
    long inode,
    int descriptor,
    @Nullable String protocol,
    @Nullable String local,
    @Nullable String remote) {

  /** Whether it is one end of a pair, or of a connection to a name that only the other end has. */
  public boolean isUnnamed() {
    return "unix".equals(protocol) && local == null;
  }

  /** The name that is shown to users. */
  public String name() {
    String what = protocol == null ? "socket:" + inode : protocol;
    return what + (local == null ? "" : " " + local) + (remote == null ? "" : " to " + remote);
  }
}
