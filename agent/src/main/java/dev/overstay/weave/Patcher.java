package dev.overstay.weave;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Weaves simple points into a class file without ASM: a call at the entry of a method, or before
 * the only return at its end. Only code that the call shifts is changed. {@code Thread} and {@code
 * Shutdown} are woven in every JVM, and ASM would be loaded only for them: 12 ms of CPU against 1.
 * Everything that is not plain is left to ASM.
 */
final class Patcher {
  private final byte[] in;
  private final Target target;
  private final Bytes out;
  private final int[] constants;
  private final Bytes added = new Bytes(256);
  private int constantCount;
  private int probeClass;

  private Patcher(byte[] classFile, Target target) {
    this.in = classFile;
    this.target = target;
    this.out = new Bytes(classFile.length + 512);
    this.constantCount = u2(8);
    this.constants = new int[constantCount];
  }

  /** The woven class; null if the class or one of its points is not plain. */
  static byte @Nullable [] patch(byte[] classFile, Target target) {
    for (Point point : target.points) {
      if (!CodePatch.canInsert(point)) {
        return null;
      }
    }
    return new Patcher(classFile, target).patch();
  }

  private byte @Nullable [] patch() {
    int at = readConstants();
    if (at < 0) {
      return null;
    }
    int bodyStart = at;
    // Access flags, this class, super class, interfaces, fields.
    at += 6;
    at += 2 + 2 * u2(at);
    at = skipMembers(at);
    Bytes body = out;
    body.put(in, bodyStart, at - bodyStart);
    int methods = u2(at);
    body.u2(methods);
    at += 2;
    for (int i = 0; i < methods; i++) {
      at = method(at);
      if (at < 0) {
        return null;
      }
    }
    body.put(in, at, in.length - at);
    Bytes whole = new Bytes(in.length + 1024);
    whole.put(in, 0, 8);
    whole.u2(constantCount);
    whole.put(in, 10, bodyStart - 10);
    whole.put(added);
    whole.put(body);
    return whole.toArray();
  }

  /**
   * Records the position of each constant and returns the position after them; -1 if ASM is needed.
   */
  private int readConstants() {
    int at = 10;
    for (int i = 1; i < constants.length; i++) {
      constants[i] = at;
      switch (in[at]) {
        case 1 -> {
          // A class from another agent may already be woven. ASM finds the existing calls.
          if (startsWith(at + 3, u2(at + 1), Call.PROBES)) {
            return -1;
          }
          at += 3 + u2(at + 1);
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
        case 5, 6 -> {
          at += 9;
          i++;
        }
        case 7, 8, 16, 19, 20 -> at += 3;
        case 15 -> at += 4;
        default -> {
          return -1;
        }
      }
    }
    return at;
  }

  private boolean startsWith(int at, int length, String prefix) {
    int i;
    // Compared from the end, where the names of the JDK's own classes differ at once.
    for (i = prefix.length() - 1; i >= 0 && length >= prefix.length(); i--) {
      if (in[at + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return i < 0;
  }

  private int skipMembers(int start) {
    int at = start + 2;
    for (int i = u2(start); i > 0; i--) {
      int attributes = u2(at + 6);
      at += 8;
      for (; attributes > 0; attributes--) {
        at += 6 + u4(at + 2);
      }
    }
    return at;
  }

  /** Copies one method, weaves it if a point names it, and returns the position after it. */
  private int method(int start) {
    int attributes = u2(start + 6);
    out.put(in, start, 8);
    int at = start + 8;
    for (; attributes > 0; attributes--) {
      int length = u4(at + 2);
      CodePatch code = isUtf8(u2(at), "Code") ? code(start, at) : null;
      if (code == null) {
        out.put(in, at, 6 + length);
      } else if (code.isPlain()) {
        code.writeTo(out);
      } else {
        return -1;
      }
      at += 6 + length;
    }
    return at;
  }

  private @Nullable CodePatch code(int method, int attribute) {
    CodePatch code = null;
    for (int i = 0; i < target.points.size(); i++) {
      Point point = target.points.get(i);
      String descriptor = point.descriptor();
      if (isUtf8(u2(method + 2), point.method())
          && (descriptor == null || isUtf8(u2(method + 4), descriptor))) {
        if (code == null) {
          code = new CodePatch(this, in, attribute);
        }
        code.insert(point, methodref(point));
        target.woven[i] = true;
      }
    }
    return code;
  }

  private int methodref(Point point) {
    if (probeClass == 0) {
      int name = addUtf8(target.called(point));
      added.u1(7);
      added.u2(name);
      probeClass = constantCount++;
    }
    int name = addUtf8(point.probe());
    int descriptor = addUtf8(point.probeDescriptor());
    added.u1(12);
    added.u2(name);
    added.u2(descriptor);
    int nameAndType = constantCount++;
    added.u1(10);
    added.u2(probeClass);
    added.u2(nameAndType);
    return constantCount++;
  }

  private int addUtf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    added.u1(1);
    added.u2(bytes.length);
    added.put(bytes, 0, bytes.length);
    return constantCount++;
  }

  /** Whether the constant with this index is this text, which must be ASCII. */
  boolean isUtf8(int index, String text) {
    int at = constants[index];
    if (in[at] != 1 || u2(at + 1) != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (in[at + 3 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int u2(int at) {
    return Bytes.u2(in, at);
  }

  private int u4(int at) {
    return Bytes.u4(in, at);
  }
}
