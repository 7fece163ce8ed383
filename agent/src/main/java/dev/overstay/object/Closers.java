package dev.overstay.object;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * How objects of a class are closed: with the first of the usual method names that the class has as
 * a public method without parameters. The class files of the class and all its supertypes are read
 * for that. Reflection would load the classes that their methods refer to.
 */
@Late
public final class Closers {
  private static final String[] NAMES = {
    "close",
    "stop",
    "shutdownGracefully",
    "shutdown",
    "terminate",
    "dispose",
    "destroy",
    "disconnect",
    "shutDown",
    "shutdownNow",
    "quit",
  };

  private final Map<String, String> known = new HashMap<>();
  private final Reading reading;

  Closers(Reading reading) {
    this.reading = reading;
  }

  /** Whether a method with this name closes its object. */
  public static boolean isCloser(String method) {
    for (String name : NAMES) {
      if (name.equals(method)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The call that ends an object, for example {@code close()}; null if it is not known.
   *
   * @param type its class
   * @param begunBy the method that began its activity; the opposite of that method is preferred
   */
  public @Nullable String call(Class<?> type, String begunBy) {
    String opposite = begunBy.startsWith("start") ? "stop" : "close";
    String key = type.getName() + " " + opposite;
    String call = known.get(key);
    if (call == null) {
      boolean timely = reading.begin();
      call = find(type, opposite);
      if (timely && !reading.isOver()) {
        known.put(key, call);
      }
      reading.end();
    }
    return call.isEmpty() ? null : call;
  }

  private String find(Class<?> type, String opposite) {
    List<String> methods = new ArrayList<>();
    boolean pool = ExecutorService.class.isAssignableFrom(type);
    // From JDK 19 on, a pool has a close() that waits for its tasks, however long they take.
    if (AutoCloseable.class.isAssignableFrom(type) && !pool) {
      methods.add("close");
    }
    if (pool) {
      methods.add("shutdown");
    }
    int byType = methods.size();
    collect(type, methods);
    if (reading.isOver()) {
      // An incomplete list of methods may lead to the wrong one.
      methods.subList(byType, methods.size()).clear();
    }
    if (methods.contains(opposite)) {
      return opposite + "()";
    }
    for (String name : NAMES) {
      if (methods.contains(name) && !(pool && name.equals("close"))) {
        return name + "()";
      }
    }
    return "";
  }

  private void collect(@Nullable Class<?> type, List<String> methods) {
    if (type == null || type == Object.class) {
      return;
    }
    // For the classes of java.base, their type is enough.
    boolean read = type.getModule() != Object.class.getModule() && !reading.isOver();
    byte[] bytes = read ? ClassFiles.read(type) : null;
    if (bytes != null) {
      addMethods(bytes, methods);
    }
    collect(type.getSuperclass(), methods);
    for (Class<?> above : type.getInterfaces()) {
      collect(above, methods);
    }
  }

  private static void addMethods(byte[] bytes, List<String> methods) {
    ClassVisitor collect =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            boolean callable =
                (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
            if (callable && descriptor.startsWith("()")) {
              methods.add(name);
            }
            return null;
          }
        };
    int names = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
    try {
      LineCalls.reader(bytes).accept(collect, names);
    } catch (RuntimeException e) {
      // ASM cannot read this class file, so its methods are not known.
      return;
    }
  }
}
