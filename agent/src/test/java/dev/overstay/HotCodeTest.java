package dev.overstay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Scans the byte code that runs inside the user's JDK methods and in every class load:
 * invokedynamic (lambdas, concatenation, record methods) costs tens of milliseconds cold and can
 * load classes inside a probe.
 */
class HotCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"base", "ledger", "probe", "weave"})
  void hasNoInvokeDynamicAndNoConcatenation(String room) throws IOException {
    List<String> found = new ArrayList<>();
    Path classes = Path.of("target/classes/dev/overstay/" + room);
    try (Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          new ClassReader(in).accept(new Scan(file.getFileName().toString(), found), 0);
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(Files.isDirectory(classes));
  }

  /** Collects what hot code must not do. */
  private static final class Scan extends ClassVisitor {
    private final String file;
    private final List<String> found;

    Scan(String file, List<String> found) {
      super(Opcodes.ASM9);
      this.file = file;
      this.found = found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      String where = file + " " + name;
      // For readers of dumps and developers; never on the hot path.
      if (name.equals("words")
          || name.equals("toString")
          || name.equals("equals")
          || name.equals("hashCode")) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String descriptor, Handle bootstrap, Object... arguments) {
          found.add(where + ": invokedynamic " + called);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
          if (opcode == Opcodes.NEW && type.equals("java/lang/StringBuilder")) {
            found.add(where + ": concatenation");
          }
        }
      };
    }
  }
}
