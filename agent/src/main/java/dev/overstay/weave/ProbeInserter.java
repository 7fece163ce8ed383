package dev.overstay.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Inserts one probe into one method: at its entry, or before each of its normal returns. */
final class ProbeInserter extends MethodVisitor {
  static final String PROBE = "dev/overstay/ledger/Probe";
  private static final String TEXT = "Ljava/lang/String;";
  private final Point point;

  ProbeInserter(MethodVisitor next, Point point) {
    super(Opcodes.ASM9, next);
    this.point = point;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (!point.atReturn()) {
      insert();
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (point.atReturn() && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      insert();
    }
    super.visitInsn(opcode);
  }

  private void insert() {
    // A result is duplicated before anything is pushed on top of it, so it can only come first.
    for (Argument argument : point.arguments()) {
      switch (argument.source()) {
        case THIS -> super.visitVarInsn(Opcodes.ALOAD, 0);
        case RESULT -> super.visitInsn(Opcodes.DUP);
        case LOCAL -> super.visitVarInsn(Opcodes.ALOAD, argument.number());
        case INT_LOCAL -> super.visitVarInsn(Opcodes.ILOAD, argument.number());
        case KIND -> super.visitIntInsn(Opcodes.BIPUSH, argument.number());
        case FIELD -> {
          super.visitVarInsn(Opcodes.ALOAD, 0);
          super.visitFieldInsn(
              Opcodes.GETFIELD, point.owner(), argument.name(), argument.descriptor());
        }
        case CLASS_CALL -> call(argument, Opcodes.INVOKEVIRTUAL);
        case INTERFACE_CALL -> call(argument, Opcodes.INVOKEINTERFACE);
      }
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, PROBE, point.probe(), point.probeDescriptor(), false);
  }

  private void call(Argument argument, int opcode) {
    if (argument.number() == Argument.OF_RESULT) {
      super.visitInsn(Opcodes.DUP);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, argument.number());
    }
    super.visitMethodInsn(
        opcode,
        argument.owner(),
        argument.name(),
        argument.descriptor(),
        opcode == Opcodes.INVOKEINTERFACE);
    // A framework's own types mean nothing to a probe; text and numbers do.
    String descriptor = argument.descriptor();
    if (descriptor != null && descriptor.endsWith(";") && !descriptor.endsWith(TEXT)) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/String",
          "valueOf",
          "(Ljava/lang/Object;)Ljava/lang/String;",
          false);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + point.arguments().size() + 1, maxLocals);
  }
}
