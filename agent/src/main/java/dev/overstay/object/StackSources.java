package dev.overstay.object;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds the instruction that made each value on the operand stack of a method. Variables are not
 * followed: an instruction that loads one counts as the maker of the value. So the work grows with
 * the length of a method. ASM's own way, which keeps a set of instructions for each variable at
 * each instruction, takes 37 s for the longest method.
 */
@Late
final class StackSources extends Analyzer<SourceValue> {
  // 64 KB of code with a stack of 20; a larger method is generated code.
  private static final long MOST_VALUES = 1_000_000;

  private final Reading reading;

  private StackSources(Reading reading) {
    super(new Interpreter());
    this.reading = reading;
  }

  /**
   * Computes the stack before each instruction.
   *
   * @return null if the method is too long, or if the time is over
   */
  static @Nullable Frame<SourceValue> @Nullable [] of(
      String owner, MethodNode method, Reading reading) throws AnalyzerException {
    if ((long) method.instructions.size() * (method.maxStack + 1) > MOST_VALUES) {
      return null;
    }
    try {
      return new StackSources(reading).analyze(owner, method);
    } catch (TimeOver e) {
      return null;
    }
  }

  @Override
  protected Frame<SourceValue> newFrame(int locals, int stack) {
    return new StackFrame(stack);
  }

  @Override
  protected Frame<SourceValue> newFrame(Frame<? extends SourceValue> frame) {
    return new StackFrame(frame);
  }

  @Override
  protected void newControlFlowEdge(int from, int to) {
    if (reading.isOver()) {
      throw new TimeOver();
    }
  }

  @Override
  protected boolean newControlFlowExceptionEdge(int from, int to) {
    newControlFlowEdge(from, to);
    return true;
  }

  /** Thrown when the time for reading is over. */
  private static final class TimeOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeOver() {
      super(null, null, false, false);
    }
  }

  /** A frame without variables. */
  private static final class StackFrame extends Frame<SourceValue> {
    private static final SourceValue VARIABLE = new SourceValue(1);

    StackFrame(int stack) {
      super(0, stack);
    }

    StackFrame(Frame<? extends SourceValue> frame) {
      super(frame);
    }

    @Override
    public SourceValue getLocal(int index) {
      return VARIABLE;
    }

    @Override
    public void setLocal(int index, SourceValue value) {
      // The value of a variable is not needed.
    }
  }

  /** Takes the size of a variable's value from the instruction that loads it. */
  private static final class Interpreter extends SourceInterpreter {
    Interpreter() {
      super(Opcodes.ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      return switch (insn.getOpcode()) {
        case Opcodes.LLOAD, Opcodes.DLOAD -> new SourceValue(2, insn);
        default -> super.copyOperation(insn, value);
      };
    }

    /**
     * Keeps two sources of a value and ignores further ones: a value of several sources is not
     * followed.
     */
    @Override
    public SourceValue merge(SourceValue known, SourceValue other) {
      return known.insns.size() > 1 && known.size <= other.size ? known : super.merge(known, other);
    }
  }
}
