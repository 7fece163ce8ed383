package dev.overstay.tests.targets;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls methods of a target that open things: {@code Opens TARGET leaky|exit|closed|counted
 * METHOD...}, and says how many descriptors of each sort the system has more than before. To be
 * {@code counted}, each is opened and closed once before: the JDK keeps something for itself.
 */
public final class Opens {
  private Opens() {}

  public static void main(String[] args) throws Exception {
    Class<?> target = Class.forName(Opens.class.getPackageName() + "." + args[0]);
    List<Method> ways = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      ways.add(target.getDeclaredMethod(args[i]));
    }
    if (args[1].equals("counted")) {
      for (Method way : ways) {
        close(open(way));
      }
    }
    int[] before = descriptors();
    for (Method way : ways) {
      List<? extends AutoCloseable> opened = open(way);
      opened.forEach(Kept::keep);
      if (args[1].equals("closed")) {
        close(opened);
      }
    }
    int[] after = descriptors();
    System.out.println((after[0] - before[0]) + " sockets, " + (after[1] - before[1]) + " pipes");
    if (args[1].equals("exit")) {
      System.exit(0);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<? extends AutoCloseable> open(Method way) throws Exception {
    try {
      return (List<? extends AutoCloseable>) way.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void close(List<? extends AutoCloseable> opened) throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  private static int[] descriptors() throws IOException {
    int[] counts = new int[2];
    String[] names = new File("/proc/self/fd").list();
    for (int i = 0; names != null && i < names.length; i++) {
      try {
        String to = Files.readSymbolicLink(Path.of("/proc/self/fd", names[i])).toString();
        counts[0] += to.startsWith("socket:") ? 1 : 0;
        counts[1] += to.startsWith("pipe:") ? 1 : 0;
      } catch (java.nio.file.NoSuchFileException e) {
        // The descriptor of this very listing is gone by now.
      }
    }
    return counts;
  }
}
