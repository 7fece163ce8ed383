package dev.overstay.boot;

import dev.overstay.base.Late;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.security.AccessController;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines classes in package {@code java.lang}. This takes a dozen milliseconds cold, and is needed
 * only if the test framework is in a class loader that does not see the agent. The package is
 * opened to the boot loader's unnamed module, which contains no class of the application.
 */
@Late
public final class JavaLang implements PrivilegedExceptionAction<Class<?>> {
  private final byte[] classFile;

  private JavaLang(byte[] classFile) {
    this.classFile = classFile;
  }

  /** Defines a class; returns why it can't be defined, or null if it is. */
  // With a security manager, the code that loads the class has no permission to do this.
  @SuppressWarnings("removal")
  public static @Nullable String define(byte[] classFile, Instrumentation instrumentation) {
    try {
      Set<Module> us = Set.of(JavaLang.class.getModule());
      instrumentation.redefineModule(
          Object.class.getModule(), us, Map.of(), Map.of("java.lang", us), Set.of(), Map.of());
      AccessController.doPrivileged(new JavaLang(classFile));
      return null;
    } catch (Throwable t) {
      // The exception of a security manager may have a message from user code.
      return "its class loader does not see the agent, and java.lang takes no class: "
          + t.getClass().getName();
    }
  }

  @Override
  public Class<?> run() throws IllegalAccessException {
    return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
        .defineClass(classFile);
  }
}
