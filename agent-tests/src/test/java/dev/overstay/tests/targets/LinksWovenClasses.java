package dev.overstay.tests.targets;

import java.lang.reflect.Method;

/** Initialises each class of the JDK in which the agent has a probe point, and prints how many. */
public final class LinksWovenClasses {
  private LinksWovenClasses() {}

  /** Reads the kinds' points from the agent in this JVM. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Class<?> kinds = Class.forName("dev.overstay.kind.Kinds");
    Method points = Class.forName("dev.overstay.kind.Kind").getDeclaredMethod("points", int.class);
    Method owner = Class.forName("dev.overstay.weave.Point").getMethod("owner");
    points.setAccessible(true);
    int linked = 0;
    int index = 0;
    for (Object kind : (Object[]) kinds.getMethod("all").invoke(null)) {
      for (Object point : (Object[]) points.invoke(kind, index)) {
        linked += isLinked(((String) owner.invoke(point)).replace('/', '.')) ? 1 : 0;
      }
      index++;
    }
    System.out.println(linked);
  }

  // Libraries have points too, and each JDK lacks some classes of the others.
  private static boolean isLinked(String name) {
    try {
      return Class.forName(name, true, null).getClassLoader() == null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
