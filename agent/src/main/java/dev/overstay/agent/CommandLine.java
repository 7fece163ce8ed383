package dev.overstay.agent;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The jar's main class. The commands are packed into one entry of the jar: five hundred entries
 * would slow down each start of the agent, and no watched JVM needs them. This loader defines their
 * classes.
 */
public final class CommandLine extends ClassLoader {
  private static final String MAIN = "dev.overstay.cli.Main";
  private static final ProtectionDomain DOMAIN = CommandLine.class.getProtectionDomain();

  private final Map<String, byte[]> classes;

  private CommandLine(Map<String, byte[]> classes) {
    super(CommandLine.class.getClassLoader());
    this.classes = classes;
  }

  /** Runs a command. */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    ClassLoader loader = new CommandLine(read());
    Thread.currentThread().setContextClassLoader(loader);
    Class.forName(MAIN, true, loader).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  /** The class files by their names. */
  private static Map<String, byte[]> read() throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    try (InputStream entry = CommandLine.class.getResourceAsStream("/dev/overstay/command.line")) {
      if (entry == null) {
        throw new IOException("the jar was packed anew and lacks its commands");
      }
      DataInputStream in = new DataInputStream(new InflaterInputStream(entry));
      for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
        classes.put(name, in.readNBytes(in.readInt()));
      }
    }
    return classes;
  }

  // Classes that the commands share with the agent exist twice: each loader defines its own.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte @Nullable [] file = classes.get(name.replace('.', '/') + ".class");
    if (file == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name, file) : known;
    }
  }

  private Class<?> define(String name, byte[] file) {
    String inside = name.substring(0, name.lastIndexOf('.'));
    if (getDefinedPackage(inside) == null) {
      String version = CommandLine.class.getPackage().getImplementationVersion();
      definePackage(inside, null, null, null, null, version, null, null);
    }
    return defineClass(name, file, 0, file.length, DOMAIN);
  }
}
