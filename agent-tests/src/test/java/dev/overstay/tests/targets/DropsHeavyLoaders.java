package dev.overstay.tests.targets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Loads a class with a megabyte in so many class loaders, keeps the pools it makes and no loader.
 */
public final class DropsHeavyLoaders {
  private static final String HEAVY = "dev.overstay.tests.targets.Heavy";
  private static final List<Object> kept = new ArrayList<>();

  private DropsHeavyLoaders() {}

  public static void main(String[] args) throws Exception {
    int loaders = Integer.parseInt(args[0]);
    for (int i = 0; i < loaders; i++) {
      Class<?> type = new Loader().loadClass(HEAVY);
      kept.add(((Supplier<?>) type.getConstructor().newInstance()).get());
    }
    System.out.println("loaded " + kept.size());
    Runtime.getRuntime().halt(0);
  }

  /** Loads the heavy class itself, and leaves all else to its parent. */
  private static final class Loader extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(HEAVY)) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
