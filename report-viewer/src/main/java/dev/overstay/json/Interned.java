package dev.overstay.json;

import dev.overstay.text.Plain;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What files that are read together have in common, kept once: frames, names of fields, small
 * numbers. Bounded: what is rare makes room. Threads may share one.
 */
public final class Interned {
  // Holds all frames of a build of a thousand JVMs but those of single stacks.
  private static final int SLOTS = 1 << 16;
  private static final int WAYS = 4;
  private static final int LONGEST = 512;
  private static final int INTS = 1 << 13;
  private static final int FEW = 8;

  // Races lose an entry at worst: a String and an Integer are safe to read however they got here.
  private final @Nullable String[] texts;
  private final @Nullable Integer[] ints;
  private final AtomicReferenceArray<String @Nullable []> names;
  private final AtomicReferenceArray<@Nullable Elements> lists;

  /** For many files. */
  public Interned() {
    this(SLOTS, INTS);
  }

  private Interned(int slots, int ints) {
    this.texts = new String[slots];
    this.ints = new Integer[ints];
    this.names = new AtomicReferenceArray<>(Math.min(slots, 1 << 10));
    this.lists = new AtomicReferenceArray<>(Math.min(slots, 1 << 12));
  }

  /** For one small file. */
  static Interned small() {
    return new Interned(1 << 6, 1 << 4);
  }

  /** These characters as a text that UTF-8 can hold. */
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

  // What is asked for again moves away from the slot that the next newcomer takes.
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

  /** An array; one of a few whole numbers, which ids of snapshots and tests are, is kept once. */
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
   * The names of an object's fields; to be left as they are.
   *
   * @throws IOException naming the name that is there twice
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
