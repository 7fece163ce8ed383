package dev.overstay.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Iterator;
import java.util.Map;

/** Defines classes in the boot loader; the one class that sees {@code jdk.internal.misc}. */
public final class BootDefiner {
  private BootDefiner() {}

  /**
   * Defines {@code classes}, by name, and empties the map. A class can be defined once what it
   * extends is: those that come too early are tried again, as long as one more succeeds each time.
   */
  public static void define(Map<String, byte[]> classes) throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    Method define =
        type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    int before;
    do {
      before = classes.size();
      for (Iterator<Map.Entry<String, byte[]>> i = classes.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<String, byte[]> entry = i.next();
        byte[] bytes = entry.getValue();
        try {
          define.invoke(unsafe, entry.getKey(), bytes, 0, bytes.length, null, null);
          i.remove();
        } catch (InvocationTargetException e) {
          if (!(e.getCause() instanceof NoClassDefFoundError)) {
            throw e;
          }
        }
      }
    } while (classes.size() < before);
    if (!classes.isEmpty()) {
      throw new ClassNotFoundException("can't define " + classes.keySet());
    }
  }
}
