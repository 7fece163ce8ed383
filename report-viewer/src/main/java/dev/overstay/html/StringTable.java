package dev.overstay.html;

import dev.overstay.json.JsonText;
import java.io.IOException;
import java.util.Arrays;

/**
 * The strings of the page's data, each once, numbered from 0: 10,000 resources share a few strings.
 * Looks up existing strings without creating a new one.
 */
public final class StringTable {
  // A number plus one, or 0 for a free slot; a quarter of the slots stays free.
  private int[] slots = new int[512];
  private String[] strings = new String[room()];
  private int size;
  private char[] chars = new char[256];

  private int room() {
    return slots.length / 4 * 3;
  }

  /** How many strings there are, which is also the number of the next new one. */
  public int size() {
    return size;
  }

  /** The number of a string. */
  public int of(String string) {
    int hash = string.hashCode();
    int slot = start(hash);
    while (slots[slot] > 0 && !strings[slots[slot] - 1].equals(string)) {
      slot = next(slot);
    }
    return slots[slot] > 0 ? slots[slot] - 1 : add(string, hash, slot);
  }

  /** The number of a text. */
  public int of(StringBuilder text) {
    int length = text.length();
    chars = length > chars.length ? new char[2 * length] : chars;
    text.getChars(0, length, chars, 0);
    return of(chars, length);
  }

  /** The number of the string of the first {@code length} characters. */
  public int of(char[] chars, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = start(hash);
    while (slots[slot] > 0 && !isSame(strings[slots[slot] - 1], chars, length)) {
      slot = next(slot);
    }
    return slots[slot] > 0 ? slots[slot] - 1 : add(new String(chars, 0, length), hash, slot);
  }

  private static boolean isSame(String string, char[] chars, int length) {
    if (string.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (string.charAt(i) != chars[i]) {
        return false;
      }
    }
    return true;
  }

  private int start(int hash) {
    return (hash ^ hash >>> 15) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private int add(String string, int hash, int free) {
    int slot = free;
    if (size == strings.length) {
      slots = new int[2 * slots.length];
      strings = Arrays.copyOf(strings, room());
      for (int i = 0; i < size; i++) {
        slots[free(strings[i].hashCode())] = i + 1;
      }
      slot = free(hash);
    }
    strings[size] = string;
    slots[slot] = ++size;
    return size - 1;
  }

  private int free(int hash) {
    int slot = start(hash);
    while (slots[slot] > 0) {
      slot = next(slot);
    }
    return slot;
  }

  /** Writes a JSON array that is safe in a script element: it contains no {@code <}. */
  public void write(Html html) throws IOException {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      int from = out.length();
      JsonText.quote(out, strings[i]);
      for (int at = out.indexOf("<", from); at >= 0; at = out.indexOf("<", at)) {
        out.replace(at, at + 1, "\\u003c");
      }
      if (out.length() > 8_192) {
        html.raw(out);
        out.setLength(0);
      }
    }
    html.raw(out.append("]"));
  }
}
