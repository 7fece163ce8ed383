package dev.overstay.live;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a resource keeps through all snapshots: the number of its birth or, without a birth,
 * the number of a value that identifies it: a thread's id, a process's handle, a socket's inode.
 */
public final class Ids {
  private final Map<Object, Integer> ids = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();

  /**
   * The number of the resource of {@code birth} or, if that is null, that {@code value} identifies.
   */
  public int of(@Nullable Birth birth, Object value) {
    return birth == null ? of(value) : (int) birth.order;
  }

  /** The number of the resource that {@code value} identifies. */
  public int of(Object value) {
    seen.add(value);
    Integer id = ids.get(value);
    if (id == null) {
      id = (int) Ledger.nextOrder();
      ids.put(value, id);
    }
    return id;
  }

  /** Called at the end of a snapshot: resources that it did not see are gone. */
  public void sweep() {
    ids.keySet().retainAll(seen);
    seen.clear();
  }
}
