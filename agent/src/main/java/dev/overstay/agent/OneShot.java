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
 * The entry for a JVM that runs without the agent: one snapshot, and nothing stays behind. All but
 * this class comes from a loader of its own, which is this class's object, so that the application
 * sees none of it and the collector takes it afterwards.
 */
public final class OneShot extends URLClassLoader {
  private OneShot(File jar) throws MalformedURLException {
    super(new URL[] {jar.toURI().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Called by the JVM when the command line loads it; it never throws, or the JVM would say so on
   * its stderr.
   *
   * @param argument the directory that holds {@code agent.jar} and takes what is written
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
        // Then the command line finds neither a dump nor a reason, and says that.
      }
    }
  }

  // An agent that is there but switched off has classes of the same names, maybe of another
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
