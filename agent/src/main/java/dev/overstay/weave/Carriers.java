package dev.overstay.weave;

import dev.overstay.base.Late;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The carriers of one table of points: classes in package {@code java.lang} through which woven
 * code calls the ledger if its class loader does not see the agent. Every loader delegates {@code
 * java.*} to the boot loader. A carrier is defined when the first class that needs it is woven.
 */
@Late
final class Carriers {
  private static final String NAME = "java/lang/$Overstay";
  // Each definition has a unique name, so that two threads that need a carrier at the same time
  // both get one. This avoids a lock that is held while classes are loaded.
  private static int count;

  private final Collection<Target> targets;
  // By the probe class that the carrier calls.
  private final Map<String, String> names = new HashMap<>();

  Carriers(Collection<Target> targets) {
    this.targets = targets;
  }

  /** The carrier of a probe class; null if it has not been defined yet. */
  @Nullable String name(String probeClass) {
    synchronized (names) {
      return names.get(probeClass);
    }
  }

  /**
   * Defines the carriers that a class needs.
   *
   * @return why one of them cannot be defined; null if all are defined
   */
  @Nullable String define(Target target, Weaver weaver) {
    for (Point point : target.points) {
      String probeClass = point.probeClass();
      if (name(probeClass) == null) {
        String name = newName(probeClass);
        String failure = weaver.defineInBootLoader(classFile(name, probeClass));
        if (failure != null) {
          return failure;
        }
        synchronized (names) {
          names.put(probeClass, name);
        }
      }
    }
    return null;
  }

  private byte[] classFile(String name, String probeClass) {
    CarrierClass carrier = new CarrierClass(name);
    for (Target target : targets) {
      if (!target.ofTheJdk) {
        for (Point point : target.points) {
          if (point.probeClass().equals(probeClass)) {
            carrier.add(point);
          }
        }
      }
    }
    return carrier.toByteArray();
  }

  private static synchronized String newName(String probeClass) {
    count++;
    return NAME.concat(probeClass.substring(probeClass.lastIndexOf('/') + 1))
        .concat(Integer.toString(count));
  }
}
