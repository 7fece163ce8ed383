package dev.overstay.object;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The calls in the code of one method, with the names of their receivers and of their results. */
@Late
final class MethodLines {
  private final MethodNode method;
  private final @Nullable Frame<SourceValue>[] frames;
  private final Reading reading;
  private final Map<AbstractInsnNode, Holder> keptBy = new HashMap<>();
  private final Map<LocalVariableNode, Holder> passedOn = new HashMap<>();
  private final Map<AbstractInsnNode, LineCall> calls = new HashMap<>();

  private MethodLines(MethodNode method, @Nullable Frame<SourceValue>[] frames, Reading reading) {
    this.method = method;
    this.frames = frames;
    this.reading = reading;
  }

  /** Adds the calls of a method of the class {@code type}, by line, until the time is over. */
  static void read(
      String type, MethodNode method, Reading reading, Map<Integer, List<LineCall>> lines) {
    try {
      @Nullable Frame<SourceValue>[] frames =
          StackSources.of(type.replace('.', '/'), method, reading);
      if (frames != null) {
        new MethodLines(method, frames, reading).read(lines);
      }
    } catch (AnalyzerException e) {
      // This cannot happen to code that passes verification.
      lines.clear();
    }
  }

  private void read(Map<Integer, List<LineCall>> lines) {
    InsnList code = method.instructions;
    for (int i = 0; i < code.size() && !reading.isOver(); i++) {
      findPassedOn(code.get(i), i);
    }
    for (int i = 0; i < code.size() && !reading.isOver(); i++) {
      findHolder(code.get(i), i);
    }
    int line = -1;
    for (int i = 0; i < code.size() && !reading.isOver(); i++) {
      AbstractInsnNode insn = code.get(i);
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn instanceof MethodInsnNode call) {
        List<LineCall> ofLine = lines.get(line);
        if (ofLine == null) {
          ofLine = new ArrayList<>();
          lines.put(line, ofLine);
        }
        LineCall read = call(call, i);
        calls.put(call, read);
        ofLine.add(read);
      }
    }
  }

  private LineCall call(MethodInsnNode call, int index) {
    Type returned = Type.getReturnType(call.desc);
    boolean object = returned.getSort() == Type.OBJECT;
    AbstractInsnNode receiver =
        call.getOpcode() == Opcodes.INVOKESTATIC
            ? null
            : source(index, Type.getArgumentTypes(call.desc).length);
    // A constructor is called on one copy of the new object; the other copy stays on the stack.
    boolean constructs = call.name.equals("<init>");
    AbstractInsnNode made = constructs ? receiver : call;
    return new LineCall(
        Type.getObjectType(call.owner).getClassName(),
        call.name,
        call.getOpcode() == Opcodes.INVOKESTATIC,
        object ? returned.getClassName() : null,
        constructs || receiver == null ? null : named(receiver),
        constructs || receiver == null ? null : calls.get(receiver),
        made == null ? null : keptBy.get(made));
  }

  /** The instruction that made the value at this depth of the stack; null if there are several. */
  private @Nullable AbstractInsnNode source(int index, int depth) {
    AbstractInsnNode insn = maker(index, depth);
    // These instructions only pass a value on.
    while (insn != null
        && (insn.getOpcode() == Opcodes.DUP || insn.getOpcode() == Opcodes.CHECKCAST)) {
      insn = maker(method.instructions.indexOf(insn), 0);
    }
    return insn;
  }

  private @Nullable AbstractInsnNode maker(int index, int depth) {
    Frame<SourceValue> frame = frames[index];
    int slot = frame == null ? -1 : frame.getStackSize() - 1 - depth;
    if (frame == null || slot < 0 || frame.getStack(slot).insns.size() != 1) {
      return null;
    }
    return frame.getStack(slot).insns.iterator().next();
  }

  /**
   * If a variable is returned or stored in a field later, other code knows the object by that name.
   */
  private void findPassedOn(AbstractInsnNode insn, int index) {
    Holder holder = insn.getOpcode() == Opcodes.ASTORE ? null : keeper(insn, index);
    AbstractInsnNode from = holder == null ? null : source(index, 0);
    LocalVariableNode variable =
        from != null && from.getOpcode() == Opcodes.ALOAD
            ? variable(((VarInsnNode) from).var, method.instructions.indexOf(from))
            : null;
    if (variable != null && holder != null) {
      putBetter(passedOn, variable, holder);
    }
  }

  private static <T> void putBetter(Map<T, Holder> holders, T key, Holder holder) {
    Holder other = holders.get(key);
    if (other == null || other.place().compareTo(holder.place()) > 0) {
      holders.put(key, holder);
    }
  }

  private @Nullable Holder keeper(AbstractInsnNode insn, int index) {
    return switch (insn.getOpcode()) {
      case Opcodes.ASTORE -> local(((VarInsnNode) insn).var, index + 1);
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> field((FieldInsnNode) insn);
      // A lambda has no name in the source.
      case Opcodes.ARETURN ->
          method.name.startsWith("lambda$")
              ? null
              : new Holder(method.name, "", Holder.Place.RETURNED);
      default -> null;
    };
  }

  private void findHolder(AbstractInsnNode insn, int index) {
    Holder holder = keeper(insn, index);
    AbstractInsnNode made = holder == null ? null : source(index, 0);
    if (made != null && holder != null) {
      // A name that can be reached from more code is better.
      putBetter(keptBy, made, holder);
    }
  }

  private @Nullable Holder named(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.ALOAD -> local(((VarInsnNode) insn).var, method.instructions.indexOf(insn));
      case Opcodes.GETFIELD, Opcodes.GETSTATIC -> field((FieldInsnNode) insn);
      default -> null;
    };
  }

  private static Holder field(FieldInsnNode insn) {
    boolean isStatic =
        insn.getOpcode() == Opcodes.PUTSTATIC || insn.getOpcode() == Opcodes.GETSTATIC;
    String type = Type.getType(insn.desc).getClassName();
    return new Holder(insn.name, type, isStatic ? Holder.Place.STATIC : Holder.Place.FIELD);
  }

  private @Nullable Holder local(int slot, int index) {
    LocalVariableNode variable = variable(slot, index);
    if (variable == null || variable.name.equals("this") || isParameter(slot)) {
      return null;
    }
    Holder known = passedOn.get(variable);
    if (known != null) {
      return known;
    }
    String type = Type.getType(variable.desc).getClassName();
    return new Holder(variable.name, type, Holder.Place.LOCAL);
  }

  // Only known if the class was compiled with its variables, as Maven and Gradle do.
  private @Nullable LocalVariableNode variable(int slot, int index) {
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == slot
            && method.instructions.indexOf(variable.start) <= index + 1
            && index < method.instructions.indexOf(variable.end)) {
          return variable;
        }
      }
    }
    return null;
  }

  // The code that passes an argument has to close it.
  private boolean isParameter(int slot) {
    int size = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return slot < ((method.access & Opcodes.ACC_STATIC) == 0 ? size : size - 1);
  }
}
