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
 * Which calls a line of source makes, and on what: read from the class file, since a stack names
 * the class that declares a method and never the variable on which it was called. Kept by name, so
 * that no class is kept alive.
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
   * The calls of a method at a line, in the order of the code; none where the class file is not at
   * hand or does not fit, or there is no time to read it.
   *
   * @param type the class that declares the method
   * @param method its name; all of this name are looked through
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
        // The next snapshot may have the time.
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
        // A class file that ASM does not understand: nothing is told of its lines.
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
   * A class file newer than ASM knows is read as the newest it knows: only calls are looked for.
   */
  static ClassReader reader(byte[] bytes) {
    if (bytes.length > 7 && ((bytes[6] & 0xff) << 8) + (bytes[7] & 0xff) > NEWEST_KNOWN) {
      bytes[6] = 0;
      bytes[7] = (byte) NEWEST_KNOWN;
    }
    return new ClassReader(bytes);
  }
}
