package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves the points of one class; methods without a point are copied as they are. */
@Late
final class PointVisitor extends ClassVisitor {
  private final Target target;
  private final List<String> methods;
  private final Set<String> calls;
  private final List<String> fields = new ArrayList<>();
  private boolean frames;

  /**
   * @param methods the methods that the class declares, name and descriptor; only needed if a point
   *     calls one
   * @param calls the calls of probes that exist already
   */
  PointVisitor(ClassVisitor next, Target target, List<String> methods, Set<String> calls) {
    super(Opcodes.ASM9, next);
    this.calls = calls;
    this.target = target;
    this.methods = methods;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    frames = (version & 0xffff) >= Opcodes.V1_6;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    fields.add(name.concat(descriptor));
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return next;
    }
    for (int i = 0; i < target.points.size(); i++) {
      Point point = target.points.get(i);
      if (point.method().equals(name)
          && (point.descriptor() == null || point.descriptor().equals(descriptor))
          && fits(point, descriptor)
          && declares(point.thrown(), access, exceptions)
          && (frames || !hasFrames(point))) {
        target.woven[i] = true;
        if (!calls.isEmpty()
            && calls.contains(
                WovenCalls.key(name, descriptor, point.probeClass(), point.probe()))) {
          continue;
        }
        next = new ProbeInserter(next, point, target.called(point), access, descriptor, frames);
      }
    }
    return next;
  }

  /** Whether the inserted code needs frames, which an old class cannot have. */
  private static boolean hasFrames(Point point) {
    for (Argument argument : point.arguments()) {
      if (argument.number() == Argument.OF_RESULT) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether all members exist that the point uses. A missing one would be an error in the user's
   * JVM.
   */
  private boolean fits(Point point, String descriptor) {
    for (Step step : point.steps()) {
      if (step.isOfItself(point) && !methods.contains(step.member())) {
        return false;
      }
    }
    for (Argument argument : point.arguments()) {
      String name = argument.name();
      String type = argument.descriptor();
      if (name != null && type != null) {
        String member = name.concat(type);
        boolean missing =
            argument.source() == Argument.Source.FIELD
                ? !fields.contains(member)
                : argument.isOfItself(point) && !methods.contains(member);
        if (missing) {
          return false;
        }
      }
      boolean called = argument.number() == Argument.OF_RESULT;
      boolean passed = argument.source() == Argument.Source.RESULT;
      if ((called && !descriptor.endsWith(";")) || (passed && !isOneWord(descriptor))) {
        return false;
      }
      if (called
          && argument.source() == Argument.Source.CLASS_CALL
          && !ProbeInserter.result(descriptor).equals(argument.owner())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a method with this descriptor returns a reference or a boolean. */
  private static boolean isOneWord(String descriptor) {
    return descriptor.endsWith(";") || descriptor.endsWith(")Z");
  }

  /** Whether an instance method declares the exception; true if the point does not have one. */
  private static boolean declares(
      @Nullable String thrown, int access, String @Nullable [] exceptions) {
    if (thrown == null) {
      return true;
    }
    if ((access & Opcodes.ACC_STATIC) == 0 && thrown.equals(Point.ANY_EXCEPTION)) {
      return true;
    }
    if ((access & Opcodes.ACC_STATIC) == 0 && exceptions != null) {
      for (String exception : exceptions) {
        if (exception.equals(thrown)) {
          return true;
        }
      }
    }
    return false;
  }
}
