package dev.overstay.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * One of the instructions with which a woven method uses the object that its probe returned, which
 * is on top of the stack. All names are in a framework's public interface and have never changed.
 *
 * @param opcode the JVM's number of the instruction
 * @param number a local variable's index, or a number
 * @param owner a class, by internal name
 * @param name a method
 * @param descriptor its descriptor
 */
public record Step(
    int opcode,
    int number,
    @Nullable String owner,
    @Nullable String name,
    @Nullable String descriptor) {

  /** Pushes a reference below the top of the stack. */
  public static Step[] below(int local) {
    return new Step[] {
      new Step(Opcodes.ALOAD, local, null, null, null), new Step(Opcodes.SWAP, 0, null, null, null)
    };
  }

  /** Pushes a new object twice below the top of the stack. */
  public static Step[] newBelow(String type) {
    return new Step[] {
      new Step(Opcodes.NEW, 0, type, null, null),
      new Step(Opcodes.DUP_X1, 0, null, null, null),
      new Step(Opcodes.SWAP, 0, null, null, null)
    };
  }

  /** Swaps the two values on top of the stack. */
  public static Step[] swap() {
    return one(Opcodes.SWAP, 0, null, null, null);
  }

  /** Pushes a reference. */
  public static Step[] load(int local) {
    return one(Opcodes.ALOAD, local, null, null, null);
  }

  /** Leaves the method, which must be void. */
  public static Step[] leave() {
    return new Step[] {
      new Step(Opcodes.POP, 0, null, null, null), new Step(Opcodes.RETURN, 0, null, null, null)
    };
  }

  /** Casts the top of the stack to this type. */
  public static Step[] cast(String type) {
    return one(Opcodes.CHECKCAST, 0, type, null, null);
  }

  /** Pops a reference into a parameter. */
  public static Step[] store(int local) {
    return one(Opcodes.ASTORE, local, null, null, null);
  }

  /** Pushes a small number. */
  public static Step[] number(int number) {
    return one(Opcodes.BIPUSH, number, null, null, null);
  }

  /** Calls a method. */
  public static Step[] call(int opcode, String owner, String name, String descriptor) {
    return one(opcode, 0, owner, name, descriptor);
  }

  private static Step[] one(
      int opcode,
      int number,
      @Nullable String owner,
      @Nullable String name,
      @Nullable String descriptor) {
    return new Step[] {new Step(opcode, number, owner, name, descriptor)};
  }

  /** Whether it calls a method of the woven class itself, which may differ between versions. */
  boolean isOfItself(Point point) {
    return opcode == Opcodes.INVOKEVIRTUAL && point.owner().equals(owner);
  }

  /** The name and descriptor of the called method. */
  String member() {
    return String.valueOf(name).concat(String.valueOf(descriptor));
  }

  /** Whether it leaves the method. */
  boolean leaves() {
    return opcode == Opcodes.RETURN;
  }

  void emit(MethodVisitor out) {
    switch (opcode) {
      case Opcodes.ALOAD, Opcodes.ASTORE -> out.visitVarInsn(opcode, number);
      case Opcodes.BIPUSH -> out.visitIntInsn(opcode, number);
      case Opcodes.NEW, Opcodes.CHECKCAST -> out.visitTypeInsn(opcode, owner);
      case Opcodes.DUP_X1, Opcodes.SWAP, Opcodes.POP, Opcodes.RETURN -> out.visitInsn(opcode);
      default ->
          out.visitMethodInsn(opcode, owner, name, descriptor, opcode == Opcodes.INVOKEINTERFACE);
    }
  }
}
