package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Copies of the agent's jar that differ from it. */
public final class AgentCopy {
  private AgentCopy() {}

  /** The same jar under another name. */
  public static Path named(Path jar) {
    try {
      return Files.copy(Fork.AGENT, jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar as a build of another version would make it. */
  public static Path ofVersion(String version, Path jar) {
    return copy(jar, version, "");
  }

  /** The jar without one of its classes. */
  public static Path without(String type, Path jar) {
    return copy(jar, "", type.replace('.', '/') + ".class");
  }

  private static Path copy(Path jar, String version, String missing) {
    try (JarFile from = new JarFile(Fork.AGENT.toFile())) {
      Manifest manifest = new Manifest(from.getManifest());
      Attributes main = manifest.getMainAttributes();
      if (!version.isEmpty()) {
        String old = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        String path = Objects.requireNonNull(main.getValue("Boot-Class-Path"));
        main.putValue("Boot-Class-Path", path.replace(old, version));
      }
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          String name = entry.getName();
          if (!name.startsWith("META-INF/") && !name.equals(missing)) {
            out.putNextEntry(new JarEntry(name));
            from.getInputStream(entry).transferTo(out);
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
