package dev.overstay.origin;

import dev.overstay.dump.Jvm;
import dev.overstay.dump.Runner;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes the user's code from libraries: code from a directory, or from the jar of the main
 * class, is own code; other jars are libraries. An instance serves one diagnosis, or has to drop
 * its classes, so that it does not keep them alive.
 */
public final class OwnCode {
  // Kept by name, so that it is known even for unloaded classes.
  private static final Set<String> gone = new HashSet<>();

  private final Instrumentation instrumentation;
  private final String[] patterns;
  private final @Nullable String main;
  private final Map<String, Boolean> known = new HashMap<>();
  private @Nullable Map<String, Class<?>> loaded;
  private @Nullable String mainJar;

  /**
   * @param instrumentation lists the loaded classes
   * @param patterns the option {@code own}: class names that may end with {@code *}, for one
   *     package, or {@code **}, across packages
   * @param main the main class or jar, if it is the user's own and not a runner's
   */
  OwnCode(Instrumentation instrumentation, String[] patterns, @Nullable String main) {
    this.instrumentation = instrumentation;
    this.patterns = patterns;
    this.main = main;
  }

  /** The user's code in the JVM with these facts. */
  public static OwnCode of(Instrumentation instrumentation, String[] patterns, Jvm jvm) {
    boolean plain = jvm.runner().equals(Runner.PLAIN.label());
    return new OwnCode(instrumentation, patterns, plain ? jvm.main() : null);
  }

  /** Whether the class of this name is the user's own. */
  public boolean isOwn(String className) {
    Boolean own = known.get(className);
    if (own == null) {
      own = patterns.length > 0 ? matches(className) : isLoadedAsOwn(className);
      known.put(className, own);
    }
    return own;
  }

  /** Remembers which of these classes are own, because they may be unloaded later. */
  public void remember(Set<String> names) {
    // Not by isOwn(), whose map would keep all classes alive for longer, when memory may be short.
    for (Class<?> type : listed()) {
      String name = type.getName();
      boolean asked = type.getClassLoader() != null && names.contains(name);
      if (asked && (patterns.length > 0 ? matches(name) : byCodeSource(type))) {
        synchronized (gone) {
          gone.add(name);
        }
      }
    }
    forget();
  }

  private Class<?>[] listed() {
    Class<?>[] all = instrumentation.getAllLoadedClasses();
    // A JVM that is ending lists nothing.
    return all == null ? new Class<?>[0] : all;
  }

  /** The loaded class of this name that the application can see; null if there is no such class. */
  public @Nullable Class<?> find(String className) {
    return loaded().get(className);
  }

  private boolean isLoadedAsOwn(String className) {
    Class<?> type = loaded().get(className);
    if (type != null) {
      return byCodeSource(type);
    }
    synchronized (gone) {
      return gone.contains(className);
    }
  }

  private boolean matches(String className) {
    for (String pattern : patterns) {
      int star = pattern.indexOf('*');
      if (star < 0 ? pattern.equals(className) : className.startsWith(pattern.substring(0, star))) {
        return pattern.endsWith("**") || star < 0 || className.indexOf('.', star) < 0;
      }
    }
    return false;
  }

  /** Adds a class that is at hand, so that not all loaded classes must be listed for it. */
  void learn(Class<?> type) {
    if (patterns.length == 0 && !known.containsKey(type.getName())) {
      known.put(type.getName(), byCodeSource(type));
    }
  }

  /** Drops the loaded classes; the answers for their names are kept. */
  void forget() {
    loaded = null;
  }

  private boolean byCodeSource(@Nullable Class<?> type) {
    String location = type == null ? null : location(type);
    return location != null
        && (isDirectory(location) || isWithin(location) || path(location).equals(mainJar()));
  }

  private Map<String, Class<?>> loaded() {
    Map<String, Class<?>> classes = loaded;
    if (classes == null) {
      classes = new HashMap<>();
      for (Class<?> type : listed()) {
        if (!type.isArray() && !isBase(type)) {
          Class<?> other = classes.put(type.getName(), type);
          String location = other == null ? null : location(other);
          if (other != null && location != null && isDirectory(location)) {
            classes.put(other.getName(), other);
          }
        }
      }
      loaded = classes;
    }
    return classes;
  }

  /** Whether it is of the JDK's base, or one of the agent's own, which the boot loader has too. */
  private static boolean isBase(Class<?> type) {
    Module module = type.getModule();
    return type.getClassLoader() == null
        && (!module.isNamed() || module == Object.class.getModule());
  }

  private String mainJar() {
    String jar = mainJar;
    if (jar == null) {
      String found = main == null ? null : mainJar(main);
      jar = found == null ? "" : found;
      mainJar = jar;
    }
    return jar;
  }

  private @Nullable String mainJar(String main) {
    if (main.endsWith(".jar")) {
      for (Class<?> type : loaded().values()) {
        String location = location(type);
        if (location != null && isWithin(location)) {
          // Apart from these classes, such a jar only contains its loader.
          return null;
        }
      }
      return path(new File(main).toURI().toString());
    }
    // A module, a module and its class, or a class.
    String name = main.substring(main.indexOf('/') + 1);
    Class<?> found = loaded().get(name);
    if (found == null) {
      for (Class<?> type : loaded().values()) {
        if (name.equals(type.getModule().getName())) {
          found = type;
          break;
        }
      }
    }
    String location = found == null ? null : location(found);
    return location == null ? null : path(location);
  }

  private static boolean isDirectory(String location) {
    // Nested jars end in a slash as well: jar:nested:/app.jar/!BOOT-INF/lib/x.jar!/
    return location.startsWith("file:") && location.endsWith("/");
  }

  /**
   * Whether this location has the classes of an application in a jar that also has its libraries.
   */
  private static boolean isWithin(String location) {
    return location.contains("BOOT-INF/classes") || location.contains("WEB-INF/classes");
  }

  /** The file that a location denotes, without links or relative parts. */
  private static String path(String location) {
    try {
      return new File(new URI(location)).getCanonicalPath();
    } catch (URISyntaxException | IllegalArgumentException | IOException e) {
      return location;
    }
  }

  private static @Nullable String location(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      URL url = source == null ? null : source.getLocation();
      return url == null || url.getProtocol().equals("jrt") ? null : url.toString();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
