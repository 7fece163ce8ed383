package dev.overstay.ledger;

import java.lang.ref.ReferenceQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of the ledger: a hash table of births under one lock. It takes half the memory of a
 * ConcurrentHashMap (69 bytes an entry against 142), because a birth is both the node and the
 * reference.
 */
final class Shard {
  /** Stands for any kind. */
  static final int ANY = -1;

  final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private @Nullable Birth[] table = new Birth[16];
  private int size;
  private long added;

  synchronized @Nullable Birth find(Object key, int kind, int hash) {
    for (Birth b = table[index(hash, table.length)]; b != null; b = b.next) {
      if (b.hash == hash && (b.kind == kind || kind == ANY) && b.refersTo(key)) {
        return b;
      }
    }
    return null;
  }

  /**
   * Adds {@code birth}, unless its key has a birth of the same kind: constructors delegate to each
   * other.
   */
  synchronized void add(Birth birth, Object key) {
    expunge();
    int before = size;
    addUncounted(birth, key);
    added += size - before;
  }

  /** Does the same for a birth that is not the birth of a resource. */
  synchronized void addUncounted(Birth birth, Object key) {
    if (find(key, birth.kind, birth.hash) != null) {
      return;
    }
    if (size >= table.length) {
      grow();
    }
    int i = index(birth.hash, table.length);
    birth.next = table[i];
    table[i] = birth;
    size++;
  }

  /** Adds every birth whose key has not been collected to {@code births}. */
  synchronized void copyTo(List<Birth> births) {
    expunge();
    for (Birth head : table) {
      for (Birth b = head; b != null; b = b.next) {
        births.add(b);
      }
    }
  }

  synchronized int size() {
    return size;
  }

  synchronized long added() {
    return added;
  }

  /** Forgets the birth of {@code key} and returns it; null if it has no birth. */
  synchronized @Nullable Birth forget(Object key, int kind, int hash) {
    Birth birth = find(key, kind, hash);
    if (birth != null) {
      unlink(birth);
    }
    return birth;
  }

  /** Removes the births of collected objects. */
  synchronized void expunge() {
    for (Object gone = queue.poll(); gone != null; gone = queue.poll()) {
      Birth birth = (Birth) gone;
      if (unlink(birth) && birth.value instanceof FileRecord) {
        LostBirths.add(birth);
      }
    }
  }

  /** Removes a birth; false if it was removed before. */
  private boolean unlink(Birth birth) {
    int i = index(birth.hash, table.length);
    Birth previous = null;
    for (Birth b = table[i]; b != null; previous = b, b = b.next) {
      if (b == birth) {
        if (previous == null) {
          table[i] = b.next;
        } else {
          previous.next = b.next;
        }
        // Otherwise an old dead birth would keep the younger ones behind it through every young
        // collection.
        b.next = null;
        size--;
        return true;
      }
    }
    return false;
  }

  private void grow() {
    Birth[] old = table;
    Birth[] wider = new Birth[old.length * 2];
    for (Birth head : old) {
      Birth b = head;
      while (b != null) {
        Birth next = b.next;
        int i = index(b.hash, wider.length);
        b.next = wider[i];
        wider[i] = b;
        b = next;
      }
    }
    table = wider;
  }

  // The six low bits choose the shard.
  private static int index(int hash, int length) {
    return (hash >>> 6) & (length - 1);
  }
}
