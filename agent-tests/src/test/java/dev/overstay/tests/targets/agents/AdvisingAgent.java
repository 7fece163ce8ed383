package dev.overstay.tests.targets.agents;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * An agent as those for monitoring are: it advises classes of the JDK, and has threads and sockets
 * of its own.
 */
public final class AdvisingAgent {
  private static final Map<String, String> METHODS =
      Map.of(
          "java.lang.Thread", "start",
          "java.util.concurrent.ThreadPoolExecutor", "execute",
          "java.net.Socket", "connect",
          "java.net.ServerSocket", "bind",
          "java.lang.ProcessBuilder", "start",
          "java.lang.Shutdown", "exit");

  private AdvisingAgent() {}

  /**
   * Starts it.
   *
   * @param how {@code retransform}, {@code redefine}, or {@code captured} for a redefinition of the
   *     bytes that the JVM has
   */
  public static void premain(String how, Instrumentation instrumentation) throws Exception {
    for (Map.Entry<String, String> method : METHODS.entrySet()) {
      System.getProperties().put(method.getKey() + "." + method.getValue(), new AtomicInteger());
    }
    AgentsThings.make();
    if (how.equals("retransform")) {
      AgentBuilder builder =
          new AgentBuilder.Default()
              .disableClassFormatChanges()
              .with(RedefinitionStrategy.RETRANSFORMATION)
              .ignore(ElementMatchers.none());
      for (Map.Entry<String, String> method : METHODS.entrySet()) {
        builder =
            builder
                .type(ElementMatchers.named(method.getKey()))
                .transform(
                    (type, description, loader, module, domain) ->
                        type.visit(advice(method.getValue())));
      }
      for (String type : METHODS.keySet()) {
        Class.forName(type);
      }
      builder.installOn(instrumentation);
    } else {
      for (Map.Entry<String, String> method : METHODS.entrySet()) {
        Class<?> type = Class.forName(method.getKey());
        ClassFileLocator locator =
            how.equals("captured")
                ? ClassFileLocator.ForInstrumentation.of(instrumentation, type)
                : ClassFileLocator.ForClassLoader.ofSystemLoader();
        byte[] advised =
            new ByteBuddy()
                .redefine(type, locator)
                .visit(advice(method.getValue()))
                .make()
                .getBytes();
        instrumentation.redefineClasses(new ClassDefinition(type, advised));
      }
    }
    // As a tool that comes later does. The JVM would drop a redefinition of a class that was
    // retransformed before that.
    Runnable again =
        () -> {
          try {
            if (how.equals("retransform")) {
              instrumentation.retransformClasses(Thread.class, ThreadPoolExecutor.class);
            }
          } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
          }
        };
    System.getProperties().put("agent.again", again);
  }

  private static AsmVisitorWrapper advice(String method) {
    return Advice.to(CountingAdvice.class).on(ElementMatchers.named(method));
  }
}
