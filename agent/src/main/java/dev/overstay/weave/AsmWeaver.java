package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Weaves by ASM what {@link Patcher} does not; apart, so that ASM is not loaded without need. */
@Late
final class AsmWeaver {
  private static final int NEWEST_KNOWN = Opcodes.V27;

  private AsmWeaver() {}

  // A class file newer than ASM knows is read as the newest it knows: the probes only insert a
  // call, so that a new JDK does not switch the agent off.
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
