package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.AgentCopy;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.BreaksRetransforming;
import dev.overstay.tests.targets.Empty;
import dev.overstay.tests.targets.Prints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The JVM runs as without the agent, whatever fails in the agent's start. */
class StartFailuresTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "renamed.jar"})
  void jarThatLacksAClassIsSwitchedOff(String name) {
    Path jar = AgentCopy.without("dev.overstay.ledger.Ledger", temporary.resolve(name));
    Run run = Fork.of(Prints.class).agent(jar).run();
    assertEquals(Fork.of(Prints.class).withoutAgent().run().stdout(), run.stdout());
    assertSwitchedOff(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "renamed.jar"})
  void agentStaysOnWithoutAThreadForTheOptionsThatNeedOne(String name) throws IOException {
    Path patch = temporary.resolve("java/lang/Thread.class");
    Files.createDirectories(patch.getParent());
    Files.write(patch, threadThatCannotStartTheAgents());
    Path jar = AgentCopy.named(temporary.resolve(name));
    Run run =
        Fork.of(Prints.class)
            .args("leaky")
            .agent(jar)
            .options("grace=200ms,every=1s,idle=1s,after=1s")
            .jvmArgs("--patch-module", "java.base=" + temporary)
            .run();
    run.assertFinding(Mark.of(Prints.class));
    assertEquals(0, run.exit());
    List<String> lines = run.stderr().lines().filter(l -> l.startsWith("overstay: o")).toList();
    assertEquals(1, lines.size(), run.stderr());
    assertTrue(lines.get(0).contains("after, every and idle"), lines.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "renamed.jar"})
  void agentThatCannotTakeItsProbesBackSaysSo(String name) {
    Run run = besideAnAgentThatBreaks(name);
    assertEquals(0, run.exit(), run.stderr());
    assertTrue(run.stderr().startsWith("overstay: on in part"), run.stderr());
  }

  private Run besideAnAgentThatBreaks(String name) {
    Path other = temporary.resolve("other.jar");
    String agent = BreaksRetransforming.class.getName();
    Map<String, String> manifest =
        Map.of("Premain-Class", agent, "Can-Retransform-Classes", "true");
    Jars.make(other, manifest, List.of(agent));
    Path jar = AgentCopy.named(temporary.resolve(name));
    return Fork.of(Prints.class)
        .args("leaky")
        .agent(jar)
        .options("grace=100ms")
        .jvmArgs("-javaagent:" + other)
        .run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "renamed.jar"})
  void jarThatIsNamedTwiceStartsOnce(String name) {
    Path jar = AgentCopy.named(temporary.resolve(name));
    Run run = Fork.of(Empty.class).agent(jar).jvmArgs("-javaagent:" + jar + "=dir=dumps").run();
    run.assertClean();
    assertEquals(0, run.exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"overstay-agent.jar", "renamed.jar"})
  @EnabledForJreRange(maxVersion = 17)
  void agentStartsBesideASecurityManagerThatAllowsAll(String name) {
    Path jar = AgentCopy.named(temporary.resolve(name));
    Fork fork = Fork.of(Empty.class).agent(jar);
    fork.file("all.policy", "grant { permission java.security.AllPermission; };");
    Run run = fork.jvmArgs("-Djava.security.manager", "-Djava.security.policy==all.policy").run();
    assertEquals(List.of(), run.dump().findings());
    assertEquals(0, run.exit());
    assertEquals(List.of(), said(run));
  }

  @Test
  @EnabledForJreRange(maxVersion = 17)
  void agentStartsBesideTheDefaultSecurityManager() {
    Run run = Fork.of(Empty.class).jvmArgs("-Djava.security.manager").run();
    assertEquals(List.of(), run.dump().findings());
    assertEquals(0, run.exit());
    assertEquals(List.of(), said(run));
  }

  @Test
  @EnabledForJreRange(maxVersion = 17)
  void renamedJarSaysThatTheDefaultSecurityManagerForbidsIt() {
    Path jar = AgentCopy.named(temporary.resolve("renamed.jar"));
    assertSwitchedOff(Fork.of(Empty.class).agent(jar).jvmArgs("-Djava.security.manager").run());
  }

  @Test
  void renamedJarStartsOnARuntimeWithoutTheModuleByWhichItDefinesItsClasses() {
    Path jar = AgentCopy.named(temporary.resolve("renamed.jar"));
    Run run =
        Fork.of(Prints.class)
            .args("leaky")
            .agent(jar)
            .jvmArgs("--limit-modules", "java.instrument,java.management")
            .run();
    run.assertFinding(Mark.of(Prints.class));
    assertEquals(0, run.exit());
    assertEquals(List.of(), said(run).stream().filter(l -> l.startsWith("overstay: o")).toList());
  }

  private static void assertSwitchedOff(Run run) {
    assertEquals(0, run.exit(), run.stderr());
    assertEquals(List.of(), run.dumps());
    assertEquals(1, said(run).size(), run.stderr());
    assertTrue(said(run).get(0).startsWith("overstay: switched off"), run.stderr());
  }

  private static List<String> said(Run run) {
    // JDK 17 says of its own that a SecurityManager is deprecated.
    return run.stderr().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
  }

  /** The JDK's own Thread, whose {@code start} finds no thread left for the agent. */
  private static byte[] threadThatCannotStartTheAgents() throws IOException {
    try (InputStream in = Thread.class.getResourceAsStream("Thread.class")) {
      ClassReader reader = new ClassReader(Objects.requireNonNull(in));
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new NoThreads(writer), 0);
      return writer.toByteArray();
    }
  }

  /** Inserts a throw at the entry of {@code start}. */
  private static final class NoThreads extends ClassVisitor {
    NoThreads(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
      return !name.equals("start") || !type.equals("()V")
          ? next
          : new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
              super.visitCode();
              Label other = new Label();
              visitVarInsn(Opcodes.ALOAD, 0);
              visitMethodInsn(
                  Opcodes.INVOKEVIRTUAL,
                  "java/lang/Thread",
                  "getName",
                  "()Ljava/lang/String;",
                  false);
              visitLdcInsn("overstay");
              visitMethodInsn(
                  Opcodes.INVOKEVIRTUAL,
                  "java/lang/String",
                  "startsWith",
                  "(Ljava/lang/String;)Z",
                  false);
              visitJumpInsn(Opcodes.IFEQ, other);
              visitTypeInsn(Opcodes.NEW, "java/lang/OutOfMemoryError");
              visitInsn(Opcodes.DUP);
              visitLdcInsn("unable to create native thread");
              visitMethodInsn(
                  Opcodes.INVOKESPECIAL,
                  "java/lang/OutOfMemoryError",
                  "<init>",
                  "(Ljava/lang/String;)V",
                  false);
              visitInsn(Opcodes.ATHROW);
              visitLabel(other);
              visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            }
          };
    }
  }
}
