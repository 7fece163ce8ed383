package dev.overstay.dump;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array, with nothing to spare and not to be changed. */
final class Elements extends AbstractList<@Nullable Object> implements RandomAccess {
  private final @Nullable Object[] all;

  /** Keeps the array. */
  Elements(@Nullable Object[] all) {
    this.all = all;
  }

  @Override
  public @Nullable Object get(int index) {
    return all[index];
  }

  @Override
  public int size() {
    return all.length;
  }
}
