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
 * Tells the user's code from libraries: what was loaded from a directory, or from the jar of the
 * main class, is own; other jars are libraries. Made for one diagnosis, or told to forget, so that
 * it keeps no class alive.
 */
public final class OwnCode {
  // By name, so that it is known of those that were unloaded.
  private static final Set<String> gone = new HashSet<>();

  private final Instrumentation instrumentation;
  private final String[] patterns;
  private final @Nullable String main;
  private final Map<String, Boolean> known = new HashMap<>();
  private @Nullable Map<String, Class<?>> loaded;
  private @Nullable String mainJar;

  /**
   * @param instrumentation lists the loaded classes
   * @param patterns the option {@code own}: class names, {@code *} within and {@code **} across
   *     packages at the end
   * @param main the main class or jar, where it is the user's own and not a runner's
   */
  OwnCode(Instrumentation instrumentation, String[] patterns, @Nullable String main) {
    this.instrumentation = instrumentation;
    this.patterns = patterns;
    this.main = main;
  }

  /** The user's code in a JVM of which this is known. */
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

  /** Remembers which of these classes are own, for when they are not loaded any more. */
  public void remember(Set<String> names) {
    for (String name : names) {
      if (isOwn(name)) {
        synchronized (gone) {
          gone.add(name);
        }
      }
    }
  }

  /** The loaded class of this name that the application knows; null where there is none. */
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

  /** Learns of a class at hand, so that all loaded ones need not be listed for it. */
  void learn(Class<?> type) {
    if (patterns.length == 0 && !known.containsKey(type.getName())) {
      known.put(type.getName(), byCodeSource(type));
    }
  }

  /** Lets go of the loaded classes; what was learned of them stays. */
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
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        // Boot classes and arrays have no code source worth asking.
        if (type.getClassLoader() != null && !type.isArray()) {
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
          // What is left of such a jar is its loader.
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

  /** The classes of an application within a jar, beside the libraries that it brings. */
  private static boolean isWithin(String location) {
    return location.contains("BOOT-INF/classes") || location.contains("WEB-INF/classes");
  }

  /** The file that a location means, whatever way leads to it. */
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
