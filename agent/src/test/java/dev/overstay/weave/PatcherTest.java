package dev.overstay.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;
import org.objectweb.asm.util.TraceClassVisitor;

/** What the patcher makes of a class is what ASM makes of it. */
class PatcherTest {
  // With switches, handlers, wide jumps, frames of all kinds, constructors that branch.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread",
        "java.lang.Shutdown",
        "java.lang.String",
        "java.lang.Character",
        "java.util.HashMap",
        "java.util.concurrent.ConcurrentHashMap",
        "java.util.regex.Pattern",
        "java.math.BigDecimal",
        "java.util.Formatter",
        "sun.security.util.DerValue",
        "jdk.internal.math.FloatingDecimal",
        "java.net.Socket",
      })
  void entryOfEveryMethodIsWovenAsByAsm(String name) throws IOException {
    byte[] original = bytes(name);
    List<Point> points = new ArrayList<>();
    new ClassReader(original)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String method,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0
                    && !method.equals("<init>")) {
                  points.add(
                      Point.atEntry(
                              name,
                              method,
                              Call.of("Probe", "born", "(I)V"),
                              Argument.kind(points.size() % 100))
                          .with(descriptor));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    byte[] patched = Patcher.patch(original, target(points));
    assertNotNull(patched);
    verify(patched);
    assertEquals(text(byAsm(original, points)), text(patched));
  }

  @Test
  void returnAtTheEndIsWovenAsByAsm() throws IOException {
    byte[] original = bytes("java.lang.Shutdown");
    List<Point> points =
        List.of(
            Point.atReturn("java/lang/Shutdown", "shutdown", Call.of("Probe", "hooksEnded", "()V"))
                .with("()V"));
    byte[] patched = Patcher.patch(original, target(points));
    assertNotNull(patched);
    verify(patched);
    assertEquals(text(byAsm(original, points)), text(patched));
  }

  @Test
  void severalReturnsAreLeftToAsm() throws IOException {
    Point point =
        Point.atReturn("java/util/Timer", "cancel", Call.of("Probe", "x", "()V")).with("()V");
    String twice = TwoReturns.class.getName();
    Point many = Point.atReturn(twice.replace('.', '/'), "twice", Call.of("Probe", "x", "()V"));
    assertNotNull(Patcher.patch(bytes("java.util.Timer"), target(List.of(point))));
    assertNull(Patcher.patch(bytes(twice), target(List.of(many))));
  }

  /** Has a method with two returns. */
  private static final class TwoReturns {
    @SuppressWarnings("unused")
    static void twice(StringBuilder text) {
      if (text.isEmpty()) {
        return;
      }
      text.append(text);
    }
  }

  @Test
  void argumentsThatAreNotAtTheEntryAreLeftToAsm() throws IOException {
    Point point =
        Point.atEntry("java/util/Timer", "cancel", Call.of("Probe", "x", "()V"), Argument.RESULT);
    assertNull(Patcher.patch(bytes("java.util.Timer"), target(List.of(point))));
  }

  private static Target target(List<Point> points) {
    Target target = new Target(points.get(0).owner());
    target.points.addAll(points);
    target.begin(null);
    return target;
  }

  private static byte[] byAsm(byte[] original, List<Point> points) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new PointVisitor(writer, target(points), List.of(), java.util.Set.of()), 0);
    return writer.toByteArray();
  }

  private static void verify(byte[] classFile) {
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(classFile), false, new PrintWriter(problems));
    assertTrue(problems.toString().isEmpty(), problems.toString());
  }

  // Padding is no difference; nor is it to which instruction the first line belongs, and how deep
  // the stack may be, for which ASM counts one more.
  private static String text(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(null, new PrintWriter(text)), ClassReader.SKIP_DEBUG);
    return text.toString()
        .replaceAll("(?m)^ *NOP\n", "")
        .replaceAll("(?m)^ *MAXSTACK = \\d+\n", "");
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
      assertNotNull(in);
      return in.readAllBytes();
    }
  }
}
