package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the class file of a carrier: static methods that call the methods of one probe class. */
@Late
final class CarrierClass {
  private final ClassWriter out = new ClassWriter(0);
  private final Set<String> written = new HashSet<>();

  CarrierClass(String name) {
    out.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        null);
  }

  /** Adds the probe that a point calls, with the same name and descriptor. */
  void add(Point point) {
    String descriptor = point.probeDescriptor();
    if (!written.add(point.probe().concat(descriptor))) {
      return;
    }
    MethodVisitor method =
        out.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            point.probe(),
            descriptor,
            null,
            null);
    method.visitCode();
    int locals = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), locals);
      locals += argument.getSize();
    }
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, point.probeClass(), point.probe(), descriptor, false);
    Type result = Type.getReturnType(descriptor);
    method.visitInsn(result.getOpcode(Opcodes.IRETURN));
    method.visitMaxs(Math.max(locals, result.getSize()), locals);
    method.visitEnd();
  }

  byte[] toByteArray() {
    out.visitEnd();
    return out.toByteArray();
  }
}
