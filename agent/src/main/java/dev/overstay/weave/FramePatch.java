package dev.overstay.weave;

/** The {@code StackMapTable} (JVMS 4.7.4) of code that was shifted as a whole. */
final class FramePatch {
  private final byte[] in;
  private final int shift;
  private final Bytes out;
  private int at;

  private FramePatch(byte[] in, int at, int shift, Bytes out) {
    this.in = in;
    this.at = at;
    this.shift = shift;
    this.out = out;
  }

  /** Writes the frames that begin at {@code at}, with each offset moved by {@code shift}. */
  static void shift(byte[] in, int at, int shift, Bytes out) {
    new FramePatch(in, at, shift, out).frames();
  }

  private void frames() {
    int count = u2();
    out.u2(count);
    for (int i = 0; i < count; i++) {
      // Each offset is relative to the frame before, so only the first one moves.
      frame(i == 0 ? shift : 0);
    }
  }

  private void frame(int move) {
    int type = in[at++] & 0xff;
    if (type < 64) {
      offset(type + move, 0, 251);
    } else if (type < 128) {
      offset(type - 64 + move, 64, 247);
      verificationType();
    } else {
      out.u1(type);
      out.u2(u2() + move);
      if (type == 247) {
        verificationType();
      } else if (type == 255) {
        verificationTypes();
        verificationTypes();
      } else if (type > 251) {
        for (int i = type - 251; i > 0; i--) {
          verificationType();
        }
      }
    }
  }

  /** Writes a frame whose offset is part of its type, as long as it fits. */
  private void offset(int after, int base, int extended) {
    if (after < 64) {
      out.u1(base + after);
    } else {
      out.u1(extended);
      out.u2(after);
    }
  }

  private void verificationTypes() {
    int count = u2();
    out.u2(count);
    for (; count > 0; count--) {
      verificationType();
    }
  }

  private void verificationType() {
    int tag = in[at++];
    out.u1(tag);
    if (tag == 7) {
      out.u2(u2());
    } else if (tag == 8) {
      // The position of the new instruction.
      out.u2(u2() + shift);
    }
  }

  private int u2() {
    int value = Bytes.u2(in, at);
    at += 2;
    return value;
  }
}
