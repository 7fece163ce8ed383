package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Health;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Opens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Timer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A JDK whose insides are not as expected: one probe point fails, and all else goes on. */
class FailedProbesTest {
  private static final String FIELD = "thread";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path patch;

  @Test
  void pointThatThisJdkDoesNotHaveIsNamedAndTheOthersGoOn() throws IOException {
    Path file = patch.resolve("java/util/Timer.class");
    Files.createDirectories(file.getParent());
    Files.write(file, timerWithAnotherField());
    Run run =
        Fork.of(Opens.class)
            .args("Services", "exit", "httpServer")
            .options("grace=300ms")
            .jvmArgs("--patch-module", "java.base=" + patch)
            .run();
    assertEquals(
        "java.util.Timer.<init> and java.util.Timer.cancel",
        String.join(
            " and ",
            run.dump().agent().failedProbes().stream().map(Health.FailedProbe::point).toList()));
    Mark.of(Opens.class.getPackageName() + ".Services", "httpServer").assertFoundIn(run.dump());
    assertEquals(0, run.exit());
  }

  /** The JDK's own Timer, whose private field has another name. */
  private static byte[] timerWithAnotherField() throws IOException {
    try (InputStream in = Timer.class.getResourceAsStream("Timer.class")) {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(Objects.requireNonNull(in)).accept(new Renaming(writer), 0);
      return writer.toByteArray();
    }
  }

  /** Renames a field. */
  private static final class Renaming extends ClassVisitor {
    Renaming(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    private static String renamed(String field) {
      return field.equals(FIELD) ? "another" : field;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, @Nullable String signature, @Nullable Object value) {
      return super.visitField(access, renamed(name), type, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
          super.visitFieldInsn(opcode, owner, renamed(field), descriptor);
        }
      };
    }
  }
}
