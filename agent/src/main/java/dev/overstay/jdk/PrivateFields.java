package dev.overstay.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads private members of the JDK, if a snapshot needs them. Their packages are opened to the boot
 * loader's unnamed module, which contains no class of the application. They are opened on first
 * use: that takes 4 ms, which a JVM without such resources saves.
 */
public final class PrivateFields {
  private static final String[] PACKAGES = {
    "java.io",
    "java.lang",
    "java.net",
    "java.util",
    "java.util.concurrent",
    "java.util.zip",
    "jdk.internal.vm",
    "sun.net.www.protocol.jar",
    "sun.nio.ch",
    "sun.nio.fs"
  };
  private static final String[] RMI_PACKAGES = {"sun.rmi.transport.tcp"};

  // Snapshots are taken one at a time, but not always on the same thread. All fields are the JDK's
  // own. The map is keyed by class and then by field: both names have a cached hash, which a
  // concatenation would not have.
  private static final Map<String, Map<String, Field>> fields = new ConcurrentHashMap<>();
  private static @Nullable Instrumentation instrumentation;
  private static boolean opened;

  private PrivateFields() {}

  /** Sets the instrumentation that opens the packages. */
  public static synchronized void by(Instrumentation opener) {
    instrumentation = opener;
  }

  /** The value of a field that {@code declaring} declares; null if this JDK does not have it. */
  public static @Nullable Object field(@Nullable Object target, String declaring, String name) {
    Class<?> type = target == null ? null : superclass(target, declaring);
    return type == null ? null : read(type, name, target);
  }

  /** The value of a static field; null if this JDK does not have it. */
  public static @Nullable Object staticField(String declaring, String name) {
    try {
      return read(Class.forName(declaring, false, null), name, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static @Nullable Object read(Class<?> type, String name, @Nullable Object target) {
    if (!isOpen()) {
      return null;
    }
    try {
      Map<String, Field> ofType = fields.get(type.getName());
      if (ofType == null) {
        ofType = new ConcurrentHashMap<>();
        fields.put(type.getName(), ofType);
      }
      Field field = ofType.get(name);
      if (field == null) {
        field = type.getDeclaredField(name);
        field.setAccessible(true);
        ofType.put(name, field);
      }
      return field.get(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** The result of a static method; null if this JDK does not have it. */
  static @Nullable Object callStatic(String declaring, String name, Object... arguments) {
    if (!isOpen()) {
      return null;
    }
    Class<?>[] types = new Class<?>[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i].getClass();
    }
    try {
      Method method = Class.forName(declaring, false, null).getDeclaredMethod(name, types);
      method.setAccessible(true);
      return method.invoke(null, arguments);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** Calls a static method without parameters and result; false if this JDK does not have it. */
  static boolean run(String declaring, String name) {
    if (!isOpen()) {
      return false;
    }
    try {
      Method method = Class.forName(declaring, false, null).getDeclaredMethod(name);
      method.setAccessible(true);
      method.invoke(null);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** The result of a method without parameters; null if this JDK does not have it. */
  public static @Nullable Object call(Object target, String declaring, String name) {
    Class<?> type = superclass(target, declaring);
    if (type == null || !isOpen()) {
      return null;
    }
    try {
      Method method = type.getDeclaredMethod(name);
      method.setAccessible(true);
      return method.invoke(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Class<?> superclass(Object target, String name) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(name)) {
        return type;
      }
    }
    return null;
  }

  private static synchronized boolean isOpen() {
    Instrumentation opener = instrumentation;
    if (!opened && opener != null) {
      instrumentation = null;
      try {
        open(opener, Object.class.getModule(), PACKAGES);
        opened = true;
        Module rmi = ModuleLayer.boot().findModule("java.rmi").orElse(null);
        if (rmi != null) {
          open(opener, rmi, RMI_PACKAGES);
        }
      } catch (RuntimeException e) {
        // For example, a security manager forbids it: then only public data is used.
        return opened;
      }
    }
    return opened;
  }

  private static void open(Instrumentation opener, Module module, String[] packages) {
    Set<Module> us = Set.of(PrivateFields.class.getModule());
    Map<String, Set<Module>> opens = new HashMap<>();
    for (String name : packages) {
      opens.put(name, us);
    }
    opener.redefineModule(module, Set.of(), Map.of(), opens, Set.of(), Map.of());
  }
}
