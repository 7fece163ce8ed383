package dev.overstay.boot;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent into the boot loader if its jar has another name than those in its {@code
 * Boot-Class-Path}. {@code appendToBootstrapClassLoaderSearch} would do it in one call, but makes
 * the JVM print a warning. So {@link BootDefiner} defines its classes one by one, by {@code
 * jdk.internal.misc.Unsafe}. It may use that as a class of the JDK's module {@code
 * jdk.unsupported}, which opens its package {@code sun.misc} to all modules.
 */
public final class RenamedJar implements Supplier<byte[]>, Thread.UncaughtExceptionHandler {
  private static final String DEFINER = "sun.misc.OverstayDefiner";
  // The build makes it the jar's second entry, not compressed.
  private static final String CLASSES = "dev/overstay/boot.classes";

  private static final int PIECE = 64 << 10;

  private final byte[] pack;

  private RenamedJar(byte[] pack) {
    this.pack = pack;
  }

  /** Defines the agent's classes in the boot loader. */
  public static void define(Instrumentation instrumentation) throws Exception {
    RenamedJar jar = new RenamedJar(read());
    byte[] definer = Arrays.copyOfRange(jar.pack, 4, 4 + number(jar.pack, 3, 2, 1, 0));
    @Nullable ClassLoader loader = place(definer, instrumentation);
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler(jar);
    try {
      Class.forName(DEFINER, true, loader);
    } finally {
      // If a thread has no handler, getUncaughtExceptionHandler() returns its group.
      thread.setUncaughtExceptionHandler(handler == thread.getThreadGroup() ? null : handler);
    }
  }

  private static @Nullable ClassLoader place(byte[] definer, Instrumentation instrumentation)
      throws IllegalAccessException {
    Class<?> neighbour;
    try {
      neighbour = Class.forName("sun.misc.Signal", false, null);
    } catch (ClassNotFoundException e) {
      // A runtime without jdk.unsupported.
      return Opened.over(definer, instrumentation);
    }
    MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(definer);
    return null;
  }

  private static byte[] read() throws IOException {
    String path = RenamedJar.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    if (path.indexOf('%') >= 0) {
      path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
    try (InputStream in = new FileInputStream(path)) {
      for (int i = 0; i < 2; i++) {
        byte[] header = in.readNBytes(30);
        String name = new String(in.readNBytes(number(header, 26, 27)), StandardCharsets.UTF_8);
        in.skipNBytes(number(header, 28, 29));
        int length = number(header, 22, 23, 24, 25);
        if (name.equals(CLASSES)) {
          return read(in, length);
        }
        in.skipNBytes(length);
      }
    }
    throw new IOException("the agent's jar was packed anew: name it overstay-agent.jar");
  }

  // Reads in pieces: for a large read, the JDK copies through newly allocated native memory.
  private static byte[] read(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      int count = in.read(bytes, at, Math.min(PIECE, length - at));
      if (count < 0) {
        throw new IOException("the agent's jar is cut short");
      }
      at += count;
    }
    return bytes;
  }

  /** The number whose bytes are at these places, the lowest one first. */
  private static int number(byte[] bytes, int... places) {
    int number = 0;
    for (int i = 0; i < places.length; i++) {
      number |= (bytes[places[i]] & 0xff) << (8 * i);
    }
    return number;
  }

  @Override
  public byte[] get() {
    return pack;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    // It is the handler only while the definer runs, whose exceptions go to define().
  }

  /**
   * A class loader whose module is the only one that can access {@code jdk.internal.misc}, so that
   * nothing of the JDK is opened to the application. Takes some 10 ms on JDK 25.
   */
  private static final class Opened extends ClassLoader {
    private final byte[] definer;

    // Used instead of the constructor: to verify a method that returns the new object, the JVM
    // would load this class.
    static ClassLoader over(byte[] definer, Instrumentation instrumentation) {
      return new Opened(definer, instrumentation);
    }

    private Opened(byte[] definer, Instrumentation instrumentation) {
      super(null);
      this.definer = definer;
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of("jdk.internal.misc", Set.of(getUnnamedModule())),
          Map.of(),
          Set.of(),
          Map.of());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(DEFINER)) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, definer, 0, definer.length);
    }
  }
}
