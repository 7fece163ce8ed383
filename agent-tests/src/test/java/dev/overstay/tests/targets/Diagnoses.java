package dev.overstay.tests.targets;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens so many channels on so many stacks and has the agent that is in this JVM diagnose them, by
 * its own classes in the boot loader; prints milliseconds, and KiB of heap that were made and that
 * the result keeps. An agent by itself, to have the {@code Instrumentation} that the other has.
 */
public final class Diagnoses {
  private static final int LEVELS = 12;
  private static final int DEEPER = 16;
  private static @Nullable Instrumentation instrumentation;
  private static final List<DatagramChannel> KEPT = new ArrayList<>();

  private Diagnoses() {}

  /** Keeps what the JVM gives. */
  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] args) throws Exception {
    int resources = Integer.parseInt(args[0]);
    int stacks = Integer.parseInt(args[1]);
    for (int i = 0; i < resources; i++) {
      left(i % stacks, LEVELS);
    }
    Object set = freeze();
    for (int run = 0; run < Integer.parseInt(args[2]); run++) {
      long before = heap();
      long allocated = allocated();
      long began = System.nanoTime();
      Object result = diagnose(set);
      double millis = (System.nanoTime() - began) / 1e6;
      long made = allocated() - allocated;
      System.out.println(
          millis + " " + made / 1024 + " " + (heap() - before) / 1024 + " " + findings(result));
    }
  }

  private static void left(int path, int levels) throws Exception {
    if (levels == 0) {
      deeper(DEEPER);
    } else if ((path & 1) == 0) {
      left(path >> 1, levels - 1);
    } else {
      right(path >> 1, levels - 1);
    }
  }

  private static void right(int path, int levels) throws Exception {
    if (levels == 0) {
      deeper(DEEPER);
    } else if ((path & 1) == 0) {
      left(path >> 1, levels - 1);
    } else {
      right(path >> 1, levels - 1);
    }
  }

  private static void deeper(int levels) throws Exception {
    if (levels == 0) {
      KEPT.add(DatagramChannel.open());
    } else {
      deeper(levels - 1);
    }
  }

  private static Class<?> type(String name) throws Exception {
    return Class.forName("dev.overstay." + name, true, null);
  }

  private static Object make(String name, @Nullable Object... arguments) throws Exception {
    for (Constructor<?> constructor : type(name).getConstructors()) {
      if (constructor.getParameterCount() == arguments.length) {
        return constructor.newInstance(arguments);
      }
    }
    throw new NoSuchMethodException(name + Arrays.toString(arguments));
  }

  private static Object call(String type, String name, @Nullable Object on, Object... arguments)
      throws Exception {
    for (Method method : type(type).getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        return method.invoke(on, arguments);
      }
    }
    throw new NoSuchMethodException(type + "." + name);
  }

  private static Object freeze() throws Exception {
    Object[] all = (Object[]) call("kind.Kinds", "all", null);
    Set<Object> kinds = new HashSet<>(Arrays.asList(all));
    kinds.removeIf(kind -> kind.getClass().getSimpleName().startsWith("Native"));
    Object freezer = make("snapshot.Freezer", kinds);
    return call("snapshot.Freezer", "freeze", freezer, Long.MAX_VALUE, false, false);
  }

  private static Object diagnose(Object set) throws Exception {
    Object jvm = call("snapshot.JvmFacts", "read", null, 0L, true);
    Object ownCode = call("origin.OwnCode", "of", null, instrumentation(), new String[0], jvm);
    Object source = make("object.SourceCode");
    Object accepted = make("grouping.AcceptedFindings", null, null);
    Object log = make("attribution.TestLog");
    Object diagnosis = make("finding.Diagnosis", set, ownCode, log, source, accepted, 0);
    Object exit = make("finding.ExitRequest", "main", null, null, null, "last-thread");
    Object history = make("snapshot.History", 0L);
    Object context =
        make("finding.DiagnosisContext", history, 64, true, true, exit, Map.of(), List.of());
    return call("finding.Diagnosis", "result", diagnosis, List.of(), context);
  }

  private static Object instrumentation() {
    Instrumentation given = instrumentation;
    if (given == null) {
      throw new IllegalStateException("no agent");
    }
    return given;
  }

  private static int findings(Object result) throws Exception {
    return ((List<?>) call("finding.Diagnosed", "findings", result)).size();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
