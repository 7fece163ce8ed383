package dev.overstay.tests.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stacks as test suites have them: the JDK on top, own frames, and the runner's tail. */
final class Frames {
  private static final List<String> TAIL =
      List.of(
          "java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)",
          "java.base/java.lang.reflect.Method.invoke(Method.java:580)",
          "org.junit.platform.commons.util.ReflectionUtils.invokeMethod(ReflectionUtils.java:787)",
          "org.junit.platform.commons.support.ReflectionSupport.invokeMethod(ReflectionSupport.java:479)",
          "org.junit.jupiter.engine.execution.MethodInvocation.proceed(MethodInvocation.java:60)",
          "org.junit.jupiter.engine.execution.InvocationInterceptorChain$ValidatingInvocation.proceed(InvocationInterceptorChain.java:131)",
          "org.junit.jupiter.engine.extension.TimeoutExtension.intercept(TimeoutExtension.java:161)",
          "org.junit.jupiter.engine.extension.TimeoutExtension.interceptTestableMethod(TimeoutExtension.java:152)",
          "org.junit.jupiter.engine.extension.TimeoutExtension.interceptTestMethod(TimeoutExtension.java:91)",
          "org.junit.jupiter.engine.execution.InterceptingExecutableInvoker.invoke(InterceptingExecutableInvoker.java:112)",
          "org.junit.jupiter.engine.descriptor.TestMethodTestDescriptor.lambda$invokeTestMethod$8(TestMethodTestDescriptor.java:217)",
          "org.junit.platform.engine.support.hierarchical.ThrowableCollector.execute(ThrowableCollector.java:73)",
          "org.junit.jupiter.engine.descriptor.TestMethodTestDescriptor.execute(TestMethodTestDescriptor.java:156)",
          "org.junit.platform.engine.support.hierarchical.NodeTestTask.lambda$executeRecursively$6(NodeTestTask.java:156)",
          "org.junit.platform.engine.support.hierarchical.NodeTestTask.execute(NodeTestTask.java:95)",
          "java.base/java.util.ArrayList.forEach(ArrayList.java:1596)",
          "org.junit.platform.engine.support.hierarchical.SameThreadHierarchicalTestExecutorService.invokeAll(SameThreadHierarchicalTestExecutorService.java:41)",
          "org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine.execute(HierarchicalTestEngine.java:54)",
          "org.junit.platform.launcher.core.EngineExecutionOrchestrator.execute(EngineExecutionOrchestrator.java:147)",
          "org.junit.platform.launcher.core.DefaultLauncher.execute(DefaultLauncher.java:86)",
          "org.apache.maven.surefire.junitplatform.LazyLauncher.execute(LazyLauncher.java:56)",
          "org.apache.maven.surefire.junitplatform.JUnitPlatformProvider.execute(JUnitPlatformProvider.java:184)",
          "org.apache.maven.surefire.booter.ForkedBooter.runSuitesInProcess(ForkedBooter.java:385)",
          "org.apache.maven.surefire.booter.ForkedBooter.execute(ForkedBooter.java:162)",
          "org.apache.maven.surefire.booter.ForkedBooter.main(ForkedBooter.java:495)");

  private static final List<String> POOL =
      List.of(
          "java.base/java.util.concurrent.ThreadPoolExecutor.getTask(ThreadPoolExecutor.java:1070)",
          "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1130)",
          "java.base/java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:642)",
          "java.base/java.lang.Thread.run(Thread.java:1583)");

  private static final String[] PARTS = {
    "Order",
    "Invoice",
    "Session",
    "Payment",
    "Stock",
    "Customer",
    "Price",
    "Mail",
    "Export",
    "Audit"
  };
  private static final String[] ROLES = {
    "Fixture", "Client", "Repository", "Publisher", "Stub", "Gateway", "Cache", "Scheduler"
  };
  private static final String[] VERBS = {
    "start", "connect", "open", "publish", "refresh", "subscribe", "prepare", "await"
  };

  private Frames() {}

  /** Where something was made: {@code frames} long, JDK first, the runner last. */
  static List<String> birth(Born born, int frames, Random random) {
    List<String> all = new ArrayList<>(born.calls());
    int own = Math.max(2, frames - all.size() - TAIL.size());
    all.add(born.frame());
    for (int i = 2; i < own; i++) {
      String type = "com.acme." + born.module() + "." + pick(PARTS, random) + pick(ROLES, random);
      all.add(frame(type, pick(VERBS, random), 20 + random.nextInt(40)));
    }
    all.add(frame(born.testClass(), born.test(), 30 + random.nextInt(200)));
    all.addAll(TAIL.subList(0, Math.max(0, Math.min(TAIL.size(), frames - all.size()))));
    return all;
  }

  /** What a thread of a pool does now. */
  static List<String> now(int n) {
    List<String> all = new ArrayList<>();
    all.add("java.base/jdk.internal.misc.Unsafe.park(Native Method)");
    all.add("java.base/java.util.concurrent.locks.LockSupport.park(LockSupport.java:371)");
    if (n % 3 == 0) {
      all.add(
          "java.base/java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:435)");
      all.addAll(POOL);
    } else {
      all.add("java.base/java.util.concurrent.CountDownLatch.await(CountDownLatch.java:230)");
      all.add(frame("com.acme.worker.Task" + n, "awaitNext", 10 + n % 90));
      all.add(frame("com.acme.worker.Task" + n, "run", 100 + n % 90));
      all.add("java.base/java.util.concurrent.FutureTask.run(FutureTask.java:317)");
      all.addAll(POOL.subList(1, POOL.size()));
    }
    return all;
  }

  /** The numbers of the user's frames. */
  static List<Integer> own(List<String> frames) {
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).startsWith("com.acme.")) {
        own.add(i);
      }
    }
    return own;
  }

  static String frame(String type, String method, int line) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return type + "." + method + "(" + simple + ".java:" + line + ")";
  }

  static String pick(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }
}
