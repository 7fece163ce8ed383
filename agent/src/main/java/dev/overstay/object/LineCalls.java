package dev.overstay.object;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The calls that a line of source makes, and the objects on which it makes them. They are read from
 * the class file, because a stack names the class that declares a method, but not the variable on
 * which it was called. Kept by name, so that no class is kept alive.
 */
@Late
public final class LineCalls {
  private static final int NEWEST_KNOWN = Opcodes.V27;

  private final Map<String, Map<Integer, List<LineCall>>> known = new HashMap<>();
  private final Reading reading;

  LineCalls(Reading reading) {
    this.reading = reading;
  }

  /**
   * The calls of a method at a line, in the order of the code; empty if the class file cannot be
   * found or does not match, or if there is no time to read it.
   *
   * @param type the class that declares the method
   * @param method its name; all methods with this name are searched
   */
  public List<LineCall> at(Class<?> type, String method, int line) {
    String key = type.getName() + "." + method;
    Map<Integer, List<LineCall>> lines = known.get(key);
    if (lines == null) {
      if (!reading.begin()) {
        return List.of();
      }
      lines = read(type, method);
      if (reading.isOver()) {
        // The next snapshot may have enough time.
        lines.clear();
      } else {
        known.put(key, lines);
      }
      reading.end();
    }
    return lines.getOrDefault(line, List.of());
  }

  private Map<Integer, List<LineCall>> read(Class<?> type, String method) {
    Map<Integer, List<LineCall>> lines = new HashMap<>();
    byte[] bytes = ClassFiles.read(type);
    if (bytes != null) {
      try {
        for (MethodNode node : methods(bytes, method)) {
          MethodLines.read(type.getName(), node, reading, lines);
        }
      } catch (RuntimeException e) {
        // ASM cannot read this class file, so the calls of its lines are not known.
        lines.clear();
      }
    }
    return lines;
  }

  private static List<MethodNode> methods(byte[] bytes, String method) {
    List<MethodNode> nodes = new ArrayList<>();
    ClassVisitor collect =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            if (!name.equals(method)) {
              return null;
            }
            MethodNode node =
                new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
            nodes.add(node);
            return node;
          }
        };
    reader(bytes).accept(collect, ClassReader.SKIP_FRAMES);
    return nodes;
  }

  /**
   * If a class file is newer than ASM knows, it is read as the newest known version; only calls are
   * needed.
   */
  static ClassReader reader(byte[] bytes) {
    if (bytes.length > 7 && ((bytes[6] & 0xff) << 8) + (bytes[7] & 0xff) > NEWEST_KNOWN) {
      bytes[6] = 0;
      bytes[7] = (byte) NEWEST_KNOWN;
    }
    return new ClassReader(bytes);
  }
}
