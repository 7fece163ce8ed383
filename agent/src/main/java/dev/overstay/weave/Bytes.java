package dev.overstay.weave;

import java.util.Arrays;

/** A growing buffer of bytes, big-endian like class files. */
final class Bytes {
  private byte[] bytes;
  private int size;

  Bytes(int capacity) {
    bytes = new byte[capacity];
  }

  static int u2(byte[] from, int at) {
    return ((from[at] & 0xff) << 8) | (from[at + 1] & 0xff);
  }

  static int u4(byte[] from, int at) {
    return (u2(from, at) << 16) | u2(from, at + 2);
  }

  void u1(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void u2(int value) {
    u1(value >>> 8);
    u1(value);
  }

  void u4(int value) {
    u2(value >>> 16);
    u2(value);
  }

  void put(byte[] from, int at, int length) {
    room(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }

  void put(Bytes other) {
    put(other.bytes, 0, other.size);
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
