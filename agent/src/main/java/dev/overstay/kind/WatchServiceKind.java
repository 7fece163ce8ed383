package dev.overstay.kind;

import dev.overstay.jdk.PrivateFields;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watch services of the default file system. */
final class WatchServiceKind extends Kind {
  private static final String CLASS = "sun.nio.fs.AbstractWatchService";

  WatchServiceKind() {
    super("watch-service", 50);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("sun/nio/fs/LinuxWatchService", kind),
      Point.constructed("sun/nio/fs/BsdWatchService", kind),
      Point.constructed("sun/nio/fs/PollingWatchService", kind),
      Point.constructed("sun/nio/fs/WindowsWatchService", kind),
      Kind.askedToEnd("sun/nio/fs/AbstractWatchService", "close", kind),
    };
  }

  @Override
  public boolean mayBeSocket() {
    return true;
  }

  @Override
  boolean isAwaitedIn(String type, String method) {
    return (method.equals("take") || method.equals("poll")) && type.endsWith("WatchService");
  }

  /** Reads a field, because every public method takes a key or waits for the service's thread. */
  @Override
  public boolean isLive(Object key) {
    return Boolean.FALSE.equals(PrivateFields.field(key, CLASS, "closed"));
  }

  @Override
  public String name(Object key) {
    Integer keys = keys(key);
    return keys == null
        ? key.getClass().getSimpleName()
        : keys == 1 ? "of 1 directory" : "of " + keys + " directories";
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    detail.put("keys", keys(key));
  }

  private static @Nullable Integer keys(Object key) {
    Object poller = PrivateFields.field(key, "sun.nio.fs.LinuxWatchService", "poller");
    Object keys = PrivateFields.field(poller, "sun.nio.fs.LinuxWatchService$Poller", "wdToKey");
    return keys instanceof Map<?, ?> map ? map.size() : null;
  }

  @Override
  public String noun() {
    return "Watch service";
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
