package dev.overstay.jdk;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shutdown hooks that the JDK itself lists, as long as the exit has not begun. */
@Late
public final class RegisteredHooks {
  private RegisteredHooks() {}

  /** All of them; empty if this JDK does not provide them. */
  public static List<Thread> all() {
    List<Thread> all = new ArrayList<>();
    if (PrivateFields.staticField("java.lang.ApplicationShutdownHooks", "hooks")
        instanceof Map<?, ?> map) {
      try {
        for (Object hook : map.keySet().toArray()) {
          all.add((Thread) hook);
        }
      } catch (RuntimeException e) {
        // A hook was registered at this very moment: then none are reported.
        all.clear();
      }
    }
    return all;
  }
}
