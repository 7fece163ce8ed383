package dev.overstay.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * Brings the agent into the boot loader where its jar has another name than those in its {@code
 * Boot-Class-Path}: reads the jar and has {@link BootDefiner} define its classes. {@code
 * appendToBootstrapClassLoaderSearch} would do it in one call, but makes the JVM print a warning.
 *
 * <p>The class loader that this class is has a module of its own: nothing of the JDK is opened to
 * the application.
 */
final class RenamedJar extends ClassLoader {
  private static final String ROOT = "dev/overstay/";

  // The command line's own classes.
  private static final String[] UNUSED = {"check/", "cli/", "shaded/jackson/", "shaded/picocli/"};
  // Defined when they are needed (LateClasses): they would add 140 classes to 270.
  private static final String[] LATE = {"page/", "shaded/"};

  private final byte[] jar;
  private final int[] early;
  private final int[] late;
  private int earlyCount;
  private int lateCount;
  private int definer = -1;

  private RenamedJar(byte[] jar) throws IOException {
    super(null);
    this.jar = jar;
    int end = jar.length - 22;
    while (end >= 0 && number(end) != 0x06054b50) {
      end--;
    }
    if (end < 0) {
      throw new IOException("the agent's jar is not a whole jar");
    }
    int entries = half(end + 10);
    early = new int[entries];
    late = new int[entries];
    int at = number(end + 16);
    for (int i = 0; i < entries; i++) {
      int length = half(at + 28);
      add(at, at + 46, length);
      at += 46 + length + half(at + 30) + half(at + 32);
    }
    if (definer < 0) {
      throw new IOException("the agent's jar lacks " + BootDefiner.class.getName());
    }
  }

  /** Defines the agent's classes in the boot loader. */
  static void define(Instrumentation instrumentation) throws Exception {
    File file =
        new File(RenamedJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    byte[] bytes;
    try (InputStream in = new FileInputStream(file)) {
      bytes = in.readNBytes((int) file.length());
    }
    RenamedJar loader = new RenamedJar(bytes);
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(loader.getUnnamedModule())),
        Map.of(),
        Set.of(),
        Map.of());
    loader
        .loadClass(BootDefiner.class.getName())
        .getConstructor(byte[][].class, byte[][].class, int[].class)
        .newInstance(loader.inflated(), loader.deflated(), loader.sizes());
  }

  private byte[][] inflated() throws IOException, DataFormatException {
    byte[][] classes = new byte[earlyCount][];
    Inflater inflater = new Inflater(true);
    for (int i = 0; i < earlyCount; i++) {
      classes[i] = inflate(early[i], inflater);
    }
    inflater.end();
    return classes;
  }

  private byte[][] deflated() throws IOException {
    byte[][] classes = new byte[lateCount][];
    for (int i = 0; i < lateCount; i++) {
      int from = data(late[i]);
      classes[i] = Arrays.copyOfRange(jar, from, from + number(late[i] + 20));
    }
    return classes;
  }

  private int[] sizes() {
    int[] sizes = new int[lateCount];
    for (int i = 0; i < lateCount; i++) {
      sizes[i] = number(late[i] + 24);
    }
    return sizes;
  }

  private byte[] inflate(int entry, Inflater inflater) throws IOException, DataFormatException {
    byte[] bytes = new byte[number(entry + 24)];
    inflater.reset();
    inflater.setInput(jar, data(entry), number(entry + 20));
    if (inflater.inflate(bytes) < bytes.length) {
      throw new IOException("the agent's jar is damaged");
    }
    return bytes;
  }

  private int data(int entry) throws IOException {
    int header = number(entry + 42);
    if (half(entry + 10) != ZipEntry.DEFLATED) {
      throw new IOException("the agent's jar holds classes that are not deflated");
    }
    return header + 30 + half(header + 26) + half(header + 28);
  }

  private void add(int entry, int name, int length) {
    if (!has(name, ROOT)
        || !has(name + length - 6, ".class")
        || has(name + length - 18, "package-info.class")) {
      return;
    }
    int inside = name + ROOT.length();
    if (has(inside, "agent/BootDefiner.")) {
      definer = entry;
    } else if (hasAny(inside, LATE)) {
      if (!hasAny(inside, UNUSED)) {
        late[lateCount++] = entry;
      }
    } else if (!hasAny(inside, UNUSED)) {
      early[earlyCount++] = entry;
    }
  }

  private boolean hasAny(int at, String[] prefixes) {
    for (String prefix : prefixes) {
      if (has(at, prefix)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (jar[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    return half(at) | half(at + 2) << 16;
  }

  private int half(int at) {
    return (jar[at] & 0xff) | (jar[at + 1] & 0xff) << 8;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.equals(BootDefiner.class.getName())) {
      throw new ClassNotFoundException(name);
    }
    Inflater inflater = new Inflater(true);
    try {
      byte[] bytes = inflate(definer, inflater);
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException | DataFormatException e) {
      throw new ClassNotFoundException(name, e);
    } finally {
      inflater.end();
    }
  }
}
