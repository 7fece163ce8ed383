package dev.overstay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Scans what woven code calls: whatever a probe calls, it catches all that comes of it. */
class ProbesTest {
  // What a probe calls last. The first two throw on by what one thread stops another; those of
  // LastWord catch all but an overflow of the stack, which the exit meets a few frames deeper
  // without them.
  private static final Set<String> CATCH_THEMSELVES =
      Set.of(
          "Ledger.drop", "Ledger.passOn", "Ledger.count", "LastWord.rehearse", "LastWord.noStack");

  @Test
  void everyCallOfAProbeIsCaught() throws IOException {
    List<String> found = new ArrayList<>();
    int probes = 0;
    try (Stream<Path> files = Files.list(Path.of("target/classes/dev/overstay/probe"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Probe.class")).toList()) {
        ClassNode type = read(file);
        for (MethodNode method : type.methods) {
          if ((method.access & Opcodes.ACC_PUBLIC) != 0) {
            probes++;
            findUncaught(type, method, found);
          }
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(probes > 30, "only " + probes);
  }

  private static ClassNode read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ClassNode type = new ClassNode();
      new ClassReader(in).accept(type, 0);
      return type;
    }
  }

  private static void findUncaught(ClassNode type, MethodNode method, List<String> found) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call && !isCaught(method, call)) {
        MethodNode own = own(type, call);
        if (own != null) {
          findUncaught(type, own, found);
        } else if (!CATCH_THEMSELVES.contains(simpleName(call.owner) + "." + call.name)) {
          found.add(type.name + "." + method.name + " calls " + call.owner + "." + call.name);
        }
      }
    }
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static boolean isCaught(MethodNode method, AbstractInsnNode call) {
    int at = method.instructions.indexOf(call);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if ("java/lang/Throwable".equals(block.type)
          && method.instructions.indexOf(block.start) < at
          && at < method.instructions.indexOf(block.end)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable MethodNode own(ClassNode type, MethodInsnNode call) {
    for (MethodNode method : type.methods) {
      if (call.owner.equals(type.name)
          && call.name.equals(method.name)
          && call.desc.equals(method.desc)) {
        return method;
      }
    }
    return null;
  }
}
