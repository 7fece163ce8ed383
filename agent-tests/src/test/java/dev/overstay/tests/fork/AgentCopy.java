package dev.overstay.tests.fork;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;

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
    try (JarFile from = new JarFile(Fork.AGENT.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(JarFile.MANIFEST_NAME) && !version.isEmpty()) {
          content = manifest(new Manifest(from.getManifest()), version);
        } else if (entry.getName().equals("dev/overstay/boot.classes")) {
          content = without(missing, content);
        }
        if (!entry.getName().equals(missing)) {
          put(out, entry, content);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] manifest(Manifest manifest, String version) throws IOException {
    Attributes main = manifest.getMainAttributes();
    String old = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    String path = Objects.requireNonNull(main.getValue("Boot-Class-Path"));
    main.putValue("Boot-Class-Path", path.replace(old, version));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  /** The classes that a renamed jar defines, but for one. */
  private static byte[] without(String missing, byte[] pack) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(pack));
        DataOutputStream out = new DataOutputStream(bytes)) {
      int length = in.readInt();
      while (length > 0) {
        byte[] file = in.readNBytes(length);
        if (!missing.equals(new ClassReader(file).getClassName() + ".class")) {
          out.writeInt(length);
          out.write(file);
        }
        length = in.readInt();
      }
      out.writeInt(0);
      in.transferTo(out);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, JarEntry like, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(like.getName());
    entry.setMethod(like.getMethod());
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
