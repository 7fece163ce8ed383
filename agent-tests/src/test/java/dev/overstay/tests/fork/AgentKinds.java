package dev.overstay.tests.fork;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of resources that the agent's jar has. */
public final class AgentKinds {
  private AgentKinds() {}

  /** The name of each kind in option {@code kinds}, and whether it is opt-in. */
  public static Map<String, Boolean> optIn() {
    Map<String, Boolean> kinds = new LinkedHashMap<>();
    try (URLClassLoader agent = new URLClassLoader(new URL[] {Fork.AGENT.toUri().toURL()})) {
      Class<?> kind = agent.loadClass("dev.overstay.kind.Kind");
      Object[] all =
          (Object[]) agent.loadClass("dev.overstay.kind.Kinds").getMethod("all").invoke(null);
      for (Object one : all) {
        kinds.put(
            String.valueOf(kind.getMethod("choice").invoke(one)),
            (Boolean) kind.getMethod("isOptIn").invoke(one));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return kinds;
  }

  /** The option that turns all of them on. */
  public static String all() {
    return "kinds=" + String.join("+", optIn().keySet());
  }
}
