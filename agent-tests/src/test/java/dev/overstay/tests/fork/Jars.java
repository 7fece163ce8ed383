package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes small jars of the tests' own classes. */
public final class Jars {
  private Jars() {}

  /** A jar with one manifest entry beside the version, and these classes. */
  public static Path make(Path jar, String key, String value, List<String> classes) {
    return make(jar, Map.of(key, value), classes);
  }

  /** A jar with these manifest entries beside the version, and these classes. */
  public static Path make(Path jar, Map<String, String> entries, List<String> classes) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      manifest.getMainAttributes().putValue(entry.getKey(), entry.getValue());
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String type : classes) {
        String entry = type.replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream in = Jars.class.getResourceAsStream("/" + entry)) {
          Objects.requireNonNull(in, entry).transferTo(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
