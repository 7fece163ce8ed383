package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The instance methods that a class declares: only these can be called without a further search.
 */
@Late
final class OwnMethods extends ClassVisitor {
  private final List<String> methods = new ArrayList<>();

  private OwnMethods() {
    super(Opcodes.ASM9);
  }

  /** The methods, each as its name followed by its descriptor. */
  static List<String> of(ClassReader reader) {
    OwnMethods own = new OwnMethods();
    reader.accept(own, ClassReader.SKIP_CODE);
    return own.methods;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
      methods.add(name.concat(descriptor));
    }
    return null;
  }
}
