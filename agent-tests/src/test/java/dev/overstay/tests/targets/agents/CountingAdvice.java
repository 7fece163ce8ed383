package dev.overstay.tests.targets.agents;

import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.asm.Advice;

/**
 * What the other agent puts into methods of the JDK: it counts calls by what the boot loader has.
 */
final class CountingAdvice {
  private CountingAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Origin("#t.#m") String method) {
    Object counter = System.getProperties().get(method);
    if (counter instanceof AtomicInteger count) {
      count.incrementAndGet();
    }
  }
}
