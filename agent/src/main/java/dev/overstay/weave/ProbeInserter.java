package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Inserts one probe into one method: at its entry, before each of its normal returns, or where it
 * ends with an exception. Code that needs a branch is put after the method's own code. There, a
 * frame that only has the object is correct, whatever the method keeps in its variables.
 */
@Late
final class ProbeInserter extends MethodVisitor {
  private static final String TEXT = "Ljava/lang/String;";
  private static final String THROWABLE = "java/lang/Throwable";
  // Added to the method's own stack size: a new object twice, its first argument, the probe's
  // result.
  private static final int MOST_OF_STEPS = 5;

  private final Point point;
  private final String called;
  private final Object[] locals;
  private final String result;
  private final boolean frames;
  private final String descriptor;
  private final List<Label> guarded = new ArrayList<>();
  private @Nullable Label start;
  private @Nullable Label withoutResult;
  private @Nullable Label resumes;

  /**
   * @param called the class whose method is called, by internal name
   * @param frames whether the class has stack map frames, as all classes have from Java 6 on
   */
  ProbeInserter(
      MethodVisitor next,
      Point point,
      String called,
      int access,
      String descriptor,
      boolean frames) {
    super(Opcodes.ASM9, next);
    this.called = called;
    this.frames = frames;
    this.point = point;
    this.descriptor = descriptor;
    this.locals = (access & Opcodes.ACC_STATIC) == 0 ? new Object[] {point.owner()} : new Object[0];
    this.result = result(descriptor);
  }

  /** The type that a method with this descriptor returns, as a frame names it. */
  static String result(String descriptor) {
    int from = descriptor.indexOf(')') + 1;
    boolean object = descriptor.charAt(from) == 'L';
    return object
        ? descriptor.substring(from + 1, descriptor.length() - 1)
        : descriptor.substring(from);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (point.thrown() != null) {
      start = new Label();
      super.visitLabel(start);
    } else if (!point.atReturn()) {
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

  /**
   * Whether the arguments call methods of a framework's object, which may be null, or the user's,
   * and throw. The method then goes on without the probe.
   */
  private boolean isGuarded() {
    boolean calls = false;
    for (Argument argument : point.arguments()) {
      switch (argument.source()) {
        case CLASS_CALL, INTERFACE_CALL, OBJECT_CALL ->
            calls |= argument.number() != Argument.OF_RESULT;
        default -> {}
      }
    }
    // After the handler, a method can return only if it has no result.
    return calls && point.thrown() == null && (!point.atReturn() || result.equals("V"));
  }

  private void insert() {
    boolean guards = isGuarded();
    Label from = new Label();
    if (guards) {
      super.visitLabel(from);
    }
    // A result is duplicated before anything is pushed on top of it, so it can only be the first
    // argument.
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
        case INTERFACE_CALL, OBJECT_CALL -> call(argument, Opcodes.INVOKEINTERFACE);
      }
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, called, point.probe(), point.probeDescriptor(), false);
    if (guards) {
      Label to = new Label();
      super.visitLabel(to);
      guarded.add(from);
      guarded.add(to);
    }
    if (!point.probeDescriptor().endsWith(")V")) {
      take(point.steps());
    }
    if (guards && !point.atReturn()) {
      Label on = new Label();
      resumes = on;
      super.visitLabel(on);
      if (frames) {
        super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      }
      super.visitInsn(Opcodes.NOP);
    }
  }

  /**
   * Runs the steps on the probe's result, which is on the stack. Only at entry, so that the frames
   * are those with which the method began.
   */
  private void take(List<Step> steps) {
    // Frames at a return would have to describe the method's own variables at that point.
    if (steps.isEmpty() || (frames && point.atReturn())) {
      super.visitInsn(Opcodes.POP);
      return;
    }
    Label nothing = new Label();
    Label on = new Label();
    super.visitInsn(Opcodes.DUP);
    super.visitJumpInsn(Opcodes.IFNULL, nothing);
    for (Step step : steps) {
      step.emit(mv);
    }
    if (!steps.get(steps.size() - 1).leaves()) {
      super.visitJumpInsn(Opcodes.GOTO, on);
    }
    super.visitLabel(nothing);
    if (frames) {
      super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {result(point.probeDescriptor())});
    }
    super.visitInsn(Opcodes.POP);
    super.visitLabel(on);
    if (frames) {
      super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
    // The method's own first frame must not be at the same instruction.
    super.visitInsn(Opcodes.NOP);
  }

  private void call(Argument argument, int opcode) {
    if (argument.number() == Argument.OF_RESULT) {
      if (withoutResult == null) {
        withoutResult = new Label();
      }
      super.visitInsn(Opcodes.DUP);
      super.visitJumpInsn(Opcodes.IFNULL, withoutResult);
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
    // A probe does not know a framework's own types, only text and numbers.
    String descriptor = argument.descriptor();
    if (descriptor != null
        && argument.source() != Argument.Source.OBJECT_CALL
        && descriptor.endsWith(";")
        && !descriptor.endsWith(TEXT)) {
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
    Label from = start;
    String thrown = point.thrown();
    if (from != null && thrown != null) {
      Label caught = new Label();
      super.visitTryCatchBlock(from, caught, caught, thrown);
      begin(caught, thrown);
      insert();
      super.visitInsn(Opcodes.ATHROW);
    }
    Label none = withoutResult;
    if (none != null) {
      begin(none, result);
      super.visitInsn(Opcodes.ARETURN);
    }
    if (!guarded.isEmpty()) {
      handleFailedArguments();
    }
    super.visitMaxs(maxStack + point.arguments().size() + MOST_OF_STEPS, maxLocals);
  }

  private void handleFailedArguments() {
    Label failed = new Label();
    for (int i = 0; i < guarded.size(); i += 2) {
      super.visitTryCatchBlock(guarded.get(i), guarded.get(i + 1), failed, THROWABLE);
    }
    super.visitLabel(failed);
    Label on = resumes;
    Object[] kept = on == null ? locals : atEntry();
    if (frames) {
      super.visitFrame(Opcodes.F_FULL, kept.length, kept, 1, new Object[] {THROWABLE});
    }
    super.visitInsn(Opcodes.POP);
    if (on == null) {
      super.visitInsn(Opcodes.RETURN);
    } else {
      super.visitJumpInsn(Opcodes.GOTO, on);
    }
  }

  /** The object and the parameters, as a frame names them. */
  private Object[] atEntry() {
    List<Object> types = new ArrayList<>(Arrays.asList(locals));
    for (Type type : Type.getArgumentTypes(descriptor)) {
      types.add(
          switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.OBJECT, Type.ARRAY -> type.getInternalName();
            default -> Opcodes.INTEGER;
          });
    }
    return types.toArray();
  }

  /** Begins code that is only reached by a branch, with one value on the stack. */
  private void begin(Label label, String onStack) {
    super.visitLabel(label);
    if (frames) {
      super.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {onStack});
    }
  }
}
