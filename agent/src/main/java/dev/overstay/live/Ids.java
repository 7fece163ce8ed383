package dev.overstay.live;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a resource keeps through all snapshots: its birth's or, without one, that of a value
 * that tells it: a thread's id, a process's handle, a socket's inode.
 */
public final class Ids {
  private final Map<Object, Integer> ids = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();

  /** The number of what {@code birth} made or, where that is null, of what {@code value} tells. */
  public int of(@Nullable Birth birth, Object value) {
    return birth == null ? of(value) : (int) birth.order;
  }

  /** The number of what {@code value} tells. */
  public int of(Object value) {
    seen.add(value);
    Integer id = ids.get(value);
    if (id == null) {
      id = (int) Ledger.nextOrder();
      ids.put(value, id);
    }
    return id;
  }

  /** A snapshot is done: what it did not see is gone. */
  public void sweep() {
    ids.keySet().retainAll(seen);
    seen.clear();
  }
}
