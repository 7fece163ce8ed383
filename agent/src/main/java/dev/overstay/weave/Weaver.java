package dev.overstay.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Inserts the probes of a table of points as their classes load. It stays registered: a later
 * retransformation by another agent starts from the original bytes and would drop the probes.
 */
public final class Weaver implements ClassFileTransformer {
  private static final int NEWEST_KNOWN = Opcodes.V27;
  private final Map<String, Target> targets = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** A weaver for {@code points}. */
  public Weaver(List<Point> points) {
    for (Point point : points) {
      Target target = targets.get(point.owner());
      if (target == null) {
        target = new Target(point.owner());
        targets.put(point.owner(), target);
        names.add(point.owner().replace('/', '.'));
      }
      target.points.add(point);
    }
  }

  /** Whether {@code type} has a probe point. */
  public boolean weaves(Class<?> type) {
    return names.contains(type.getName());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    Target target = className == null ? null : targets.get(className);
    if (target == null || (target.ofTheJdk && loader != null)) {
      return null;
    }
    // Two threads may load or retransform at once; the records of a target are plain lists.
    synchronized (target) {
      target.begin();
      try {
        byte[] woven = Patcher.patch(classFile, target);
        if (woven == null) {
          target.begin();
          woven = byAsm(target, classFile);
        }
        target.end();
        return woven;
      } catch (Throwable t) {
        for (Point point : target.points) {
          target.failures.add(new WeaveFailure(point, t.toString()));
        }
        return null;
      }
    }
  }

  // A class file newer than ASM knows is read as the newest it knows: the probes only insert a
  // call,
  // so that a new JDK does not switch the agent off.
  private static byte[] byAsm(Target target, byte[] classFile) {
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

  /** How many points were woven so far; those of classes never loaded are not among them. */
  public int woven() {
    int woven = 0;
    for (Target target : targets.values()) {
      synchronized (target) {
        for (boolean point : target.woven) {
          woven += point ? 1 : 0;
        }
      }
    }
    return woven;
  }

  /** Whether a point is woven that calls this probe. */
  public boolean calls(String probe) {
    for (Target target : targets.values()) {
      synchronized (target) {
        for (int i = 0; i < target.woven.length; i++) {
          if (target.woven[i] && target.points.get(i).probe().equals(probe)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The points whose class was loaded and that could not be woven. */
  public List<WeaveFailure> failures() {
    List<WeaveFailure> failures = new ArrayList<>();
    for (Target target : targets.values()) {
      synchronized (target) {
        failures.addAll(target.failures);
      }
    }
    return failures;
  }
}
