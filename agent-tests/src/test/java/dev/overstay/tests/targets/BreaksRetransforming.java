package dev.overstay.tests.targets;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Another agent, whose transformer breaks {@code Thread} whenever it is retransformed. */
public final class BreaksRetransforming implements ClassFileTransformer {
  private BreaksRetransforming() {}

  /** Registers it. */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    instrumentation.addTransformer(new BreaksRetransforming(), true);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    return redefined == Thread.class ? new byte[] {0} : null;
  }
}
