package dev.overstay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The running jar, if it is the agent's jar, which can be loaded into another JVM.
 *
 * @param jar the file
 * @param entry the class that is called there
 */
record AgentJar(Path jar, String entry) {

  /** The jar of this program; null if it does not run from a jar, or the jar contains no agent. */
  static @Nullable AgentJar running() {
    CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        return null;
      }
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        Manifest manifest = file.getManifest();
        String entry =
            manifest == null ? null : manifest.getMainAttributes().getValue("Agent-Class");
        return entry == null ? null : new AgentJar(jar, entry);
      }
    } catch (IOException | URISyntaxException e) {
      return null;
    }
  }

  /** Puts everything that the other JVM needs into a directory that it can read. */
  void stage(Path directory, JvmProcess jvm) throws IOException {
    Path whole = directory.resolve("agent.jar");
    Files.copy(jar, whole);
    Path first = directory.resolve("entry.jar");
    // A jar with one class, since it stays on that JVM's class path. It has no Boot-Class-Path, so
    // the JVM prints no warning.
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", entry);
    String file = entry.replace('.', '/') + ".class";
    try (JarFile from = new JarFile(jar.toFile(), false);
        InputStream in = from.getInputStream(from.getEntry(file));
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(first), manifest)) {
      out.putNextEntry(new JarEntry(file));
      in.transferTo(out);
    }
    jvm.give(whole);
    jvm.give(first);
    jvm.give(directory);
  }
}
