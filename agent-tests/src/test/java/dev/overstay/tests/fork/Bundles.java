package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes OSGi bundles of jars that are none. */
public final class Bundles {
  private Bundles() {}

  /** A copy of a jar that exports all its packages, and imports what it turns out to need. */
  public static Path make(Path jar, Path bundle) {
    try (JarFile in = new JarFile(jar.toFile())) {
      Set<String> packages = new TreeSet<>();
      for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        if (name.endsWith(".class") && name.contains("/")) {
          packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
        }
      }
      Manifest manifest = new Manifest();
      Attributes main = manifest.getMainAttributes();
      main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      main.putValue("Bundle-ManifestVersion", "2");
      main.putValue("Bundle-SymbolicName", bundle.getFileName().toString());
      main.putValue("Export-Package", String.join(",", packages));
      main.putValue("DynamicImport-Package", "*");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bundle), manifest)) {
        for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (!entry.getName().startsWith("META-INF")) {
            out.putNextEntry(new JarEntry(entry.getName()));
            in.getInputStream(entry).transferTo(out);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bundle;
  }
}
