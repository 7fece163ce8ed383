package dev.overstay.tests.targets.loaders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Runs a class of JUnit 4's tests in the OSGi framework of the class path. */
public final class InOsgi {
  private InOsgi() {}

  /** The test class, its bundle, JUnit's bundle, and those that JUnit needs. */
  public static void main(String[] args) throws Exception {
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).iterator().next();
    Framework framework =
        factory.newFramework(
            Map.of(Constants.FRAMEWORK_STORAGE, Path.of("storage").toAbsolutePath().toString()));
    framework.start();
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      bundles.add(framework.getBundleContext().installBundle(Path.of(args[i]).toUri().toString()));
    }
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    Class<?> test = bundles.get(0).loadClass(args[0]);
    Object result =
        bundles
            .get(1)
            .loadClass("org.junit.runner.JUnitCore")
            .getMethod("runClasses", Class[].class)
            .invoke(null, (Object) new Class<?>[] {test});
    Objects.requireNonNull(result);
    System.out.println("run " + result.getClass().getMethod("getRunCount").invoke(result));
    System.out.println("failures " + result.getClass().getMethod("getFailures").invoke(result));
    framework.stop();
    framework.waitForStop(0);
    System.exit(0);
  }
}
