package dev.overstay.agent;

import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;

/**
 * The entry for a JVM that runs without the agent: takes one snapshot and leaves nothing loaded.
 * All other classes come from a separate class loader, which is the instance of this class. So the
 * application does not see them, and they can be garbage-collected afterwards.
 */
public final class OneShot extends URLClassLoader {
  private OneShot(File jar) throws MalformedURLException {
    super(new URL[] {jar.toURI().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Called by the JVM when the command line loads it. Never throws, because the JVM would print the
   * exception to its stderr.
   *
   * @param argument the directory that holds {@code agent.jar} and receives the output
   */
  public static void agentmain(String argument, Instrumentation instrumentation) {
    File directory = new File(argument);
    try (OneShot loader = new OneShot(new File(directory, "agent.jar"))) {
      loader
          .loadClass("dev.overstay.agent.Looker")
          .getMethod("look", String.class, Instrumentation.class)
          .invoke(null, argument, instrumentation);
    } catch (Throwable t) {
      Throwable cause = t.getCause() == null ? t : t.getCause();
      try (Writer out = new FileWriter(new File(directory, "said"), StandardCharsets.UTF_8)) {
        out.write("internal error " + cause.getClass().getSimpleName() + ' ' + cause.getMessage());
      } catch (IOException e) {
        // The command line then finds neither a dump nor a reason, and reports that.
      }
    }
  }

  // An agent that is loaded but switched off has classes with the same names, maybe of another
  // version.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.overstay.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
