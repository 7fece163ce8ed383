package dev.overstay.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An unmodifiable JSON array without spare capacity. */
final class Elements extends AbstractList<@Nullable Object> implements RandomAccess {
  private final @Nullable Object[] all;

  /** Keeps the array without copying it. */
  Elements(@Nullable Object[] all) {
    this.all = all;
  }

  /** Whether these are its elements. */
  boolean isSame(@Nullable Object[] read, int from, int to) {
    return Arrays.equals(all, 0, all.length, read, from, to);
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
