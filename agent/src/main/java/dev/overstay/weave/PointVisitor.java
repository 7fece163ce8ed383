package dev.overstay.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves the points of one class; methods without a point are copied as they are. */
final class PointVisitor extends ClassVisitor {
  private final Target target;
  private final List<String> fields = new ArrayList<>();

  PointVisitor(ClassVisitor next, Target target) {
    super(Opcodes.ASM9, next);
    this.target = target;
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
          && fits(point, descriptor)) {
        target.woven[i] = true;
        next = new ProbeInserter(next, point);
      }
    }
    return next;
  }

  /** A field that is not there would be an error in the user's JVM: then the point is not woven. */
  private boolean fits(Point point, String descriptor) {
    for (Argument argument : point.arguments()) {
      if (argument.source() == Argument.Source.FIELD
          && argument.name() != null
          && argument.descriptor() != null
          && !fields.contains(argument.name().concat(argument.descriptor()))) {
        return false;
      }
      boolean ofResult =
          argument.source() == Argument.Source.RESULT || argument.number() == Argument.OF_RESULT;
      if (ofResult && !descriptor.endsWith(";")) {
        return false;
      }
    }
    return true;
  }
}
