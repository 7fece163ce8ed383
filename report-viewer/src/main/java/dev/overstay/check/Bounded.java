package dev.overstay.check;

import java.nio.charset.StandardCharsets;

/** Text with a limit in UTF-8 bytes, which takes pieces as long as they fit. */
final class Bounded {
  private final StringBuilder text = new StringBuilder();
  private int left;

  /** Creates a text of at most {@code bytes} bytes. */
  Bounded(int bytes) {
    left = bytes;
  }

  /** Adds the whole piece, unless fewer than {@code spare} bytes would then be left. */
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
