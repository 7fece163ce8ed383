package dev.overstay.tests.targets.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * An agent that prints a dot for each class that is loaded, and needs the lock of stdout for it.
 */
public final class PrintingAgent implements ClassFileTransformer {
  /** Prints from now on. */
  public static void premain(String options, Instrumentation instrumentation) {
    instrumentation.addTransformer(new PrintingAgent());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    System.out.print('.');
    return null;
  }
}
