package dev.overstay.text;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Opens files beside classes in the jar, in any class loader. */
public final class JarResource {
  private static final String DESCRIPTORS = "/proc/self/fd";

  private JarResource() {}

  /**
   * Opens the file of this name beside a class; null if it does not exist.
   *
   * @param name its name without a folder
   */
  public static @Nullable InputStream open(Class<?> beside, String name) throws IOException {
    InputStream in = beside.getResourceAsStream(name);
    if (in != null || beside.getClassLoader() != null) {
      return in;
    }
    // In the boot loader, resources of an appended jar are not found through the class on every
    // JDK, but are through the system loader, which asks its parents first.
    String path = beside.getPackageName().replace('.', '/') + '/' + name;
    in = ClassLoader.getSystemResourceAsStream(path);
    return in == null ? fromOpenJar(path) : in;
  }

  /**
   * If the locale cannot encode the jar's path, Java can't open the jar by its path. But the JVM
   * itself has it open.
   */
  private static @Nullable InputStream fromOpenJar(String path) throws IOException {
    String[] descriptors = new File(DESCRIPTORS).list();
    for (int i = 0; descriptors != null && i < descriptors.length; i++) {
      File file = new File(DESCRIPTORS, descriptors[i]);
      if (file.isFile() && file.getCanonicalPath().endsWith(".jar")) {
        byte[] content = read(file, path);
        if (content != null) {
          return new ByteArrayInputStream(content);
        }
      }
    }
    return null;
  }

  private static byte @Nullable [] read(File jar, String path) {
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry entry = zip.getEntry(path);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      // It is closed by now, or not a jar.
      return null;
    }
  }
}
