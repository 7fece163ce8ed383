package dev.overstay.tests.targets;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Loads a class in a new class loader for each case, drops both, and prints what stays loaded. */
public final class DropsLoaders {
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final List<Object> kept = new ArrayList<>();

  private DropsLoaders() {}

  /** What is called of the class in the other loader. */
  public interface Visit {
    /**
     * Makes {@code what}, on the threads of {@code shared} or given to {@code keep} if it says so.
     */
    void make(String what, ExecutorService shared, Consumer<Object> keep) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    boolean exits = args[0].equals("exit");
    for (String what : Arrays.asList(args).subList(exits ? 1 : 0, args.length)) {
      ExecutorService shared =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                return thread;
              });
      kept.add(shared);
      WeakReference<ClassLoader> loader = visit(what, shared);
      long end = System.nanoTime() + BOUND_NANOS;
      while (loader.get() != null && System.nanoTime() < end) {
        System.gc();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      System.out.println(what + (loader.get() == null ? " collected" : " kept"));
    }
    if (exits) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(0);
  }

  private static WeakReference<ClassLoader> visit(String what, ExecutorService shared)
      throws Exception {
    ClassLoader loader = new Loader(DropsLoaders.class.getClassLoader());
    Class<?> type = loader.loadClass("dev.overstay.tests.targets.Guest");
    if (type.getClassLoader() != loader) {
      throw new IllegalStateException("loaded elsewhere");
    }
    ((Visit) type.getConstructor().newInstance()).make(what, shared, kept::add);
    return new WeakReference<>(loader);
  }

  /** Loads the guest and what is nested in it, and leaves all else to its parent. */
  private static final class Loader extends ClassLoader {
    Loader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.overstay.tests.targets.Guest")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length, DropsLoaders.class.getProtectionDomain());
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
