package dev.overstay.system;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

/**
 * A socket as the system lists it.
 *
 * @param inode the system's number of the socket itself, whatever descriptors it has
 * @param descriptor this process's number of it
 * @param protocol {@code tcp}, {@code udp} or {@code unix}; null where no table lists it
 * @param local its own address; null where it has none
 * @param remote the other end's address; null where it has none
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

  /** What a user calls it. */
  public String name() {
    String what = protocol == null ? "socket:" + inode : protocol;
    return what + (local == null ? "" : " " + local) + (remote == null ? "" : " to " + remote);
  }
}
