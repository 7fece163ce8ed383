package dev.overstay.weave;

import dev.overstay.weave.Argument.Source;

/**
 * One {@code Code} attribute with calls inserted before its first instruction or before its last,
 * which is its only return. The code is shifted by a multiple of four, so that the padding of
 * switches stays correct; see JVMS 4.7.3 and 4.7.4.
 */
final class CodePatch {
  private static final String LINES = "LineNumberTable";
  private static final String FRAMES = "StackMapTable";
  private static final String LOCALS = "LocalVariableTable";
  private static final String LOCAL_TYPES = "LocalVariableTypeTable";

  private static final int NOP = 0;
  private static final int BIPUSH = 0x10;
  private static final int ILOAD = 0x15;
  private static final int ALOAD = 0x19;
  private static final int ALOAD_0 = 0x2a;
  private static final int RETURN = 0xb1;
  private static final int INVOKESTATIC = 0xb8;

  // Bytes per instruction from nop to jsr_w; 0 if the length varies.
  private static final String LENGTHS =
      "1111111111111111"
          + "2323322222111111"
          + "1111111111111111"
          + "1111112222211111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111311111111111"
          + "1111111113333333"
          + "3333333332001111"
          + "1133333335532311"
          + "3311043355";

  private final Patcher constants;
  private final byte[] in;
  private final int start;
  private final int codeAt;
  private final int codeLength;
  private final Bytes entry = new Bytes(16);
  private final Bytes exit = new Bytes(16);
  private int needed;
  private boolean plain = true;

  CodePatch(Patcher constants, byte[] in, int start) {
    this.constants = constants;
    this.in = in;
    this.start = start;
    this.codeAt = start + 14;
    this.codeLength = Bytes.u4(in, start + 10);
  }

  /** Whether the call only needs values that exist at the entry of a method. */
  static boolean canInsert(Point point) {
    for (Argument argument : point.arguments()) {
      Source source = argument.source();
      if (source != Source.THIS
          && source != Source.LOCAL
          && source != Source.INT_LOCAL
          && source != Source.KIND) {
        return false;
      }
    }
    return point.callsProbe()
        && point.thrown() == null
        && (!point.atReturn() || passesNoMoreThanThis(point));
  }

  private static boolean passesNoMoreThanThis(Point point) {
    for (Argument argument : point.arguments()) {
      // A parameter may have another value by then.
      if (argument.source() != Source.THIS) {
        return false;
      }
    }
    return true;
  }

  void insert(Point point, int methodref) {
    Bytes code = point.atReturn() ? exit : entry;
    for (Argument argument : point.arguments()) {
      if (argument.source() == Source.THIS) {
        code.u1(ALOAD_0);
      } else {
        // A switch would load one more class in every JVM.
        boolean local = argument.source() == Source.LOCAL;
        code.u1(argument.source() == Source.KIND ? BIPUSH : local ? ALOAD : ILOAD);
        code.u1(argument.number());
      }
    }
    code.u1(INVOKESTATIC);
    code.u2(methodref);
    needed = Math.max(needed, point.arguments().size());
    if (point.atReturn()) {
      plain &= endsInItsOneReturn();
    }
  }

  /**
   * Whether the inserted code leaves everything else as it is; called when all code is inserted.
   */
  boolean isPlain() {
    while (entry.size() % 4 != 0) {
      entry.u1(NOP);
    }
    int tables = codeAt + codeLength + 2 + 8 * Bytes.u2(in, codeAt + codeLength);
    int at = tables + 2;
    for (int i = Bytes.u2(in, tables); i > 0; i--) {
      int name = Bytes.u2(in, at);
      plain &=
          constants.isUtf8(name, LINES)
              || constants.isUtf8(name, FRAMES)
              || constants.isUtf8(name, LOCALS)
              || constants.isUtf8(name, LOCAL_TYPES);
      at += 6 + Bytes.u4(in, at + 2);
    }
    return plain;
  }

  private boolean endsInItsOneReturn() {
    int pc = 0;
    while (pc < codeLength) {
      int opcode = in[codeAt + pc] & 0xff;
      int length = opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 0;
      if (opcode == RETURN) {
        return pc == codeLength - 1;
      }
      if (length == 0) {
        return false;
      }
      pc += length;
    }
    return false;
  }

  /** Writes the attribute. */
  void writeTo(Bytes out) {
    int shift = entry.size();
    int behind = codeAt + codeLength;
    Bytes body = new Bytes(codeLength + 256);
    body.u2(Math.max(needed, Bytes.u2(in, start + 6)));
    body.u2(Bytes.u2(in, start + 8));
    body.u4(codeLength + shift + exit.size());
    body.put(entry);
    if (exit.size() == 0) {
      body.put(in, codeAt, codeLength);
    } else {
      body.put(in, codeAt, codeLength - 1);
      body.put(exit);
      body.u1(RETURN);
    }
    int handlers = Bytes.u2(in, behind);
    body.u2(handlers);
    int at = behind + 2;
    for (; handlers > 0; handlers--) {
      body.u2(Bytes.u2(in, at) + shift);
      body.u2(Bytes.u2(in, at + 2) + shift);
      body.u2(Bytes.u2(in, at + 4) + shift);
      body.u2(Bytes.u2(in, at + 6));
      at += 8;
    }
    int attributes = Bytes.u2(in, at);
    body.u2(attributes);
    at += 2;
    for (; attributes > 0; attributes--) {
      Bytes table = new Bytes(128);
      int name = Bytes.u2(in, at);
      if (constants.isUtf8(name, FRAMES)) {
        FramePatch.shift(in, at + 6, shift, table);
      } else if (constants.isUtf8(name, LINES)) {
        lines(at + 6, shift, table);
      } else {
        locals(at + 6, shift, table);
      }
      body.u2(Bytes.u2(in, at));
      body.u4(table.size());
      body.put(table);
      at += 6 + Bytes.u4(in, at + 2);
    }
    out.u2(Bytes.u2(in, start));
    out.u4(body.size());
    out.put(body);
  }

  // The first line keeps its start, so that the inserted code belongs to it.
  private void lines(int at, int shift, Bytes out) {
    int count = Bytes.u2(in, at);
    out.u2(count);
    for (int i = 0; i < count; i++) {
      int pc = Bytes.u2(in, at + 2 + 4 * i);
      out.u2(pc == 0 ? 0 : pc + shift);
      out.u2(Bytes.u2(in, at + 4 + 4 * i));
    }
  }

  // A variable that exists from the first instruction on also exists in the inserted code.
  private void locals(int at, int shift, Bytes out) {
    int count = Bytes.u2(in, at);
    out.u2(count);
    for (int i = 0; i < count; i++) {
      int local = at + 2 + 10 * i;
      int pc = Bytes.u2(in, local);
      out.u2(pc == 0 ? 0 : pc + shift);
      out.u2(Bytes.u2(in, local + 2) + (pc == 0 ? shift : 0));
      out.put(in, local + 4, 6);
    }
  }
}
