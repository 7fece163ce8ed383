package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.weave.Point;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selectors, and the ports behind groups of asynchronous channels; their classes differ by system.
 */
final class SelectorKind extends Kind {
  SelectorKind() {
    super("selector", 90);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("sun/nio/ch/EPollSelectorImpl", kind),
      Point.constructed("sun/nio/ch/KQueueSelectorImpl", kind),
      Point.constructed("sun/nio/ch/WEPollSelectorImpl", kind),
      Point.constructed("sun/nio/ch/PollSelectorImpl", kind),
      Point.constructed("sun/nio/ch/EPollPort", kind),
      Point.constructed("sun/nio/ch/KQueuePort", kind),
      Point.constructed("sun/nio/ch/Iocp", kind),
      Kind.takenBack("sun/nio/ch/EPollSelectorImpl", "implClose", kind),
      Kind.takenBack("sun/nio/ch/KQueueSelectorImpl", "implClose", kind),
      Kind.takenBack("sun/nio/ch/WEPollSelectorImpl", "implClose", kind),
      Kind.takenBack("sun/nio/ch/PollSelectorImpl", "implClose", kind),
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
    return method.startsWith("select") && type.endsWith("SelectorImpl");
  }

  @Override
  public boolean isLive(Object key) {
    return key instanceof AsynchronousChannelGroup group
        ? !group.isTerminated()
        : ((Selector) key).isOpen();
  }

  @Override
  public String name(Object key) {
    Integer keys = keys(key);
    return keys == null
        ? "of asynchronous channels"
        : keys == 1 ? "of 1 channel" : "of " + keys + " channels";
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    detail.put("keys", keys(key));
  }

  private static @Nullable Integer keys(Object key) {
    try {
      return key instanceof Selector selector ? selector.keys().size() : null;
    } catch (ClosedSelectorException e) {
      return null;
    }
  }

  @Override
  public String noun() {
    return "Selector";
  }

  @Override
  public String noun(Object key) {
    return key instanceof Selector ? noun() : "Group";
  }

  @Override
  public String leftState() {
    return "never closed";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.call(key instanceof Selector ? "close()" : "shutdownNow()");
  }
}
