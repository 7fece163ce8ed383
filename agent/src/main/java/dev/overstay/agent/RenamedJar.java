package dev.overstay.agent;

import java.io.File;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Starts an agent whose jar bears another name than those in its {@code Boot-Class-Path}: its
 * classes are defined in the boot loader one by one. {@code appendToBootstrapClassLoaderSearch}
 * would do it in one call, but makes the JVM print a warning to stdout, where runners keep their
 * channel.
 */
final class RenamedJar {
  private RenamedJar() {}

  static void start(@Nullable String options, Instrumentation instrumentation) throws Exception {
    File jar = new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, byte[]> classes = read(jar);
    byte[] definer = classes.get(BootDefiner.class.getName());
    if (definer == null) {
      throw new IllegalStateException(jar + " is not the agent's whole jar");
    }
    Loader loader = new Loader(definer);
    // A loader of its own has a module of its own: nothing of the JDK is opened to the application.
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", Set.of(loader.getUnnamedModule())),
        Map.of(),
        Set.of(),
        Map.of());
    Method define = loader.loadClass(BootDefiner.class.getName()).getMethod("define", Map.class);
    define.invoke(null, classes);
    Class.forName(Agent.class.getName(), true, null)
        .getMethod("start", String.class, Instrumentation.class)
        .invoke(null, options, instrumentation);
  }

  private static Map<String, byte[]> read(File jar) throws Exception {
    Map<String, byte[]> classes = new HashMap<>();
    try (JarFile file = new JarFile(jar, false)) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String path = entry.getName();
        // The command line's own classes have no business in the user's JVM.
        if (path.endsWith(".class")
            && !path.startsWith("dev/overstay/cli/")
            && !path.startsWith("dev/overstay/shaded/picocli/")) {
          try (InputStream in = file.getInputStream(entry)) {
            String name = path.substring(0, path.length() - ".class".length());
            classes.put(name.replace('/', '.'), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  /** Loads {@link BootDefiner} apart from the application's loader. */
  private static final class Loader extends ClassLoader {
    private final byte[] definer;

    Loader(byte[] definer) {
      super(null);
      this.definer = definer;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(BootDefiner.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, definer, 0, definer.length);
    }
  }
}
