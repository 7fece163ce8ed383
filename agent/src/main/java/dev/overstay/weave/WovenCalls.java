package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The probes that a class file already calls: another agent may take the bytes that the JVM has,
 * and redefine the class with them. A second call would report each event twice.
 */
@Late
final class WovenCalls extends ClassVisitor {
  private static final int CLASS = 7;

  private final Set<String> calls = new HashSet<>();

  private WovenCalls() {
    super(Opcodes.ASM9);
  }

  /**
   * The calls of a class; empty if its constants do not name a probe, which is nearly always true.
   */
  static Set<String> of(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0
          && reader.readByte(at - 1) == CLASS
          && reader.readUTF8(at, buffer).startsWith(Call.PROBES)) {
        WovenCalls found = new WovenCalls();
        reader.accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found.calls;
      }
    }
    return Set.of();
  }

  /** The key for the call of a probe in a method. */
  static String key(String method, String descriptor, String probeClass, String probe) {
    return method.concat(descriptor).concat(" ").concat(probeClass).concat(".").concat(probe);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean ofInterface) {
        if (owner.startsWith(Call.PROBES)) {
          calls.add(key(name, descriptor, owner, called));
        }
      }
    };
  }
}
