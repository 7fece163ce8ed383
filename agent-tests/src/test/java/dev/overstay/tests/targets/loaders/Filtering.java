package dev.overstay.tests.targets.loaders;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs a main class in a loader that asks its parent for the JDK's own packages and nothing else,
 * as a bundle's loader in OSGi does.
 */
public final class Filtering extends URLClassLoader {
  private final Set<String> ofTheJdk = new HashSet<>();

  private Filtering(List<URL> urls) {
    super(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    for (Module module : ModuleLayer.boot().modules()) {
      ofTheJdk.addAll(module.getPackages());
    }
  }

  /** The main class and its arguments. */
  public static void main(String[] args) throws Exception {
    Class<?> main = ofTheClassPath().loadClass(args[0]);
    Thread.currentThread().setContextClassLoader(main.getClassLoader());
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      main.getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A loader of the whole class path, which nobody closes: its classes are needed to the end. */
  static ClassLoader ofTheClassPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new Filtering(urls);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && ofTheJdk.contains(name.substring(0, dot))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
