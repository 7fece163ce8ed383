package dev.overstay.json;

import dev.overstay.text.Plain;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Values shared by files that are read together, stored once: frames, field names, small numbers.
 * The size is bounded: rare values are replaced first. Threads may share an instance.
 */
public final class Interned {
  // Holds all frames of a build of a thousand JVMs, except those that occur in one stack only.
  private static final int SLOTS = 1 << 16;
  private static final int WAYS = 4;
  private static final int LONGEST = 512;
  private static final int INTS = 1 << 13;
  private static final int FEW = 8;

  // A race loses an entry at worst: a String and an Integer are safe to read after any race.
  private final @Nullable String[] texts;
  private final @Nullable Integer[] ints;
  private final AtomicReferenceArray<String @Nullable []> names;
  private final AtomicReferenceArray<@Nullable Elements> lists;

  /** Creates an instance for many files. */
  public Interned() {
    this(SLOTS, INTS);
  }

  private Interned(int slots, int ints) {
    this.texts = new String[slots];
    this.ints = new Integer[ints];
    this.names = new AtomicReferenceArray<>(Math.min(slots, 1 << 10));
    this.lists = new AtomicReferenceArray<>(Math.min(slots, 1 << 12));
  }

  /** Creates an instance for one small file. */
  static Interned small() {
    return new Interned(1 << 6, 1 << 4);
  }

  /** These characters as a text that UTF-8 can encode. */
  String text(char[] chars, int from, int length) {
    int hash = 0;
    boolean surrogates = false;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
      surrogates |= Character.isSurrogate(chars[i]);
    }
    if (surrogates || length > LONGEST) {
      return Plain.paired(new String(chars, from, length));
    }
    int set = (hash ^ hash >>> 15) & (texts.length - WAYS);
    for (int i = set; i < set + WAYS; i++) {
      String text = texts[i];
      if (text == null) {
        text = new String(chars, from, length);
        texts[i] = text;
        return text;
      }
      if (isSame(text, chars, from, length)) {
        promote(set, i, text);
        return text;
      }
    }
    String text = new String(chars, from, length);
    texts[set + WAYS - 1] = text;
    return text;
  }

  // A text that is requested again moves away from the slot that the next new text takes.
  private void promote(int set, int i, String text) {
    String before = i > set ? texts[i - 1] : null;
    if (before != null) {
      texts[i - 1] = text;
      texts[i] = before;
    }
  }

  private static boolean isSame(String text, char[] chars, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  Integer number(int value) {
    if (value < 0 || value >= ints.length) {
      return value;
    }
    Integer number = ints[value];
    if (number == null) {
      number = value;
      ints[value] = number;
    }
    return number;
  }

  /** An array. One with a few whole numbers, such as ids of snapshots and tests, is stored once. */
  Elements elements(@Nullable Object[] read, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      if (to - from > FEW || !(read[i] instanceof Integer number)) {
        return new Elements(Arrays.copyOfRange(read, from, to));
      }
      hash = 31 * hash + number;
    }
    int slot = (hash ^ hash >>> 15) & (lists.length() - 1);
    Elements known = lists.get(slot);
    if (known == null || !known.isSame(read, from, to)) {
      known = new Elements(Arrays.copyOfRange(read, from, to));
      lists.set(slot, known);
    }
    return known;
  }

  /**
   * The names of an object's fields; the caller must not change the array.
   *
   * @throws IOException naming a field that is there twice
   */
  String[] names(String[] read, int from, int to) throws IOException {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + read[i].hashCode();
    }
    int slot = (hash ^ hash >>> 15) & (names.length() - 1);
    String[] known = names.get(slot);
    if (known != null && Arrays.equals(known, 0, known.length, read, from, to)) {
      return known;
    }
    String[] all = Arrays.copyOfRange(read, from, to);
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j < i; j++) {
        if (all[i].equals(all[j])) {
          throw Json.twice(all[i]);
        }
      }
    }
    names.set(slot, all);
    return all;
  }
}
