package dev.overstay.object;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files from which classes were loaded. They are read without the class loaders, because these
 * are the user's code and may wait for a lock that a hanging thread holds.
 */
final class ClassFiles {
  private ClassFiles() {}

  /** The bytes of a class; null if they cannot be read, for example from a jar within a jar. */
  static byte @Nullable [] read(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      URL url = source == null ? null : source.getLocation();
      String entry = type.getName().replace('.', '/') + ".class";
      if (url == null || url.getProtocol().equals("jrt")) {
        return ofJdk(type.getModule(), entry);
      }
      if (!url.getProtocol().equals("file")) {
        return null;
      }
      File file = new File(new URI(url.toString()));
      return file.isDirectory() ? ofDirectory(file, entry) : ofJar(file, entry);
    } catch (IOException | URISyntaxException | RuntimeException | LinkageError e) {
      // Without a working directory, a JVM cannot initialize java.nio.file, which zip files need.
      // Only one part of a sentence is missing then.
      return null;
    }
  }

  private static byte @Nullable [] ofJdk(Module module, String entry) throws IOException {
    // The loader of another module may be the user's.
    if (!module.isNamed() || module.getLayer() != ModuleLayer.boot()) {
      return null;
    }
    try (InputStream in = module.getResourceAsStream(entry)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static byte @Nullable [] ofDirectory(File directory, String entry) throws IOException {
    File file = new File(directory, entry);
    if (!file.isFile()) {
      return null;
    }
    try (InputStream in = new FileInputStream(file)) {
      return in.readAllBytes();
    }
  }

  private static byte @Nullable [] ofJar(File jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
