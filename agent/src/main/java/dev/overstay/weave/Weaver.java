package dev.overstay.weave;

import dev.overstay.base.LateClasses;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inserts the probes of a table of points when their classes load. It stays registered, because a
 * later retransformation by another agent starts from the original bytes and would drop the probes.
 */
public class Weaver implements ClassFileTransformer {
  private final Map<String, Target> targets = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  // Created for the first class that needs a carrier, so that other JVMs do not load the class.
  private volatile @Nullable Carriers carriers;

  /** Creates a weaver for {@code points}. */
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
    Carriers through = null;
    if (!target.ofTheJdk && !seesAgent(loader)) {
      through = carriersFor(target);
      if (through == null) {
        return null;
      }
    }
    // Two threads may load or retransform at once, and the records of a target are plain lists.
    synchronized (target) {
      target.begin(through);
      try {
        byte[] woven = Patcher.patch(classFile, target);
        if (woven == null) {
          target.begin(through);
          LateClasses.define();
          woven = AsmWeaver.weave(target, classFile);
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

  /**
   * Whether classes of this loader see the agent. The JVM's own loaders ask each other and the boot
   * loader. Any other loader may filter the names for which it asks its parent, as those of OSGi
   * do.
   */
  private static boolean seesAgent(@Nullable ClassLoader loader) {
    if (loader == null) {
      return true;
    }
    Class<?> type = loader.getClass();
    return type.getClassLoader() == null
        && type.getName().startsWith("jdk.internal.loader.ClassLoaders$");
  }

  /** The carriers for a class that does not see the ledger; null if they cannot be defined. */
  private @Nullable Carriers carriersFor(Target target) {
    // Without a lock: classes are loaded here, and then other agents' transformers run.
    try {
      Carriers through = carriers;
      LateClasses.define();
      if (through == null) {
        through = new Carriers(targets.values());
        carriers = through;
      }
      String failure = through.define(target, this);
      if (failure == null) {
        return through;
      }
      target.unreachable = failure;
    } catch (Throwable t) {
      target.unreachable = t.toString();
    }
    return null;
  }

  /**
   * Defines a class in package {@code java.lang}.
   *
   * @return why it cannot be defined, or null if it was
   */
  protected @Nullable String defineInBootLoader(byte[] classFile) {
    return "its class loader does not see the agent";
  }

  /**
   * The number of points that were woven so far, without those of classes that were never loaded.
   */
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
        String unreachable = target.unreachable;
        if (unreachable != null) {
          for (Point point : target.points) {
            failures.add(new WeaveFailure(point, unreachable));
          }
        }
      }
    }
    return failures;
  }
}
