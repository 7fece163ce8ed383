package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Weaves with ASM the points that {@link Patcher} cannot; separate, so that ASM is loaded only
 * then.
 */
@Late
final class AsmWeaver {
  private static final int NEWEST_KNOWN = Opcodes.V27;

  private AsmWeaver() {}

  // If a class file is newer than ASM knows, it is read as the newest known version. The probes
  // only insert calls, and so a new JDK does not disable the agent.
  static byte[] weave(Target target, byte[] classFile) {
    int major = ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
    byte[] readable = classFile;
    if (major > NEWEST_KNOWN) {
      readable = classFile.clone();
      readable[6] = (byte) (NEWEST_KNOWN >>> 8);
      readable[7] = (byte) NEWEST_KNOWN;
    }
    ClassReader reader = new ClassReader(readable);
    ClassWriter writer = new ClassWriter(reader, 0);
    List<String> methods = target.callsItself() ? OwnMethods.of(reader) : List.of();
    reader.accept(new PointVisitor(writer, target, methods, WovenCalls.of(reader)), 0);
    byte[] woven = writer.toByteArray();
    woven[6] = (byte) (major >>> 8);
    woven[7] = (byte) major;
    return woven;
  }
}
