package dev.overstay.check;

import java.nio.charset.StandardCharsets;

/** Text that takes pieces as long as there is room, and counts bytes of UTF-8. */
final class Bounded {
  private final StringBuilder text = new StringBuilder();
  private int left;

  /** Room for so many bytes. */
  Bounded(int bytes) {
    left = bytes;
  }

  /** Adds a piece as a whole, unless it leaves less than {@code spare} bytes of room. */
  boolean add(String piece, int spare) {
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + spare > left) {
      return false;
    }
    left -= bytes;
    text.append(piece);
    return true;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
