package dev.overstay.ledger;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a child before its birth is recorded: when it began, and the pipes between it
 * and this JVM. A child that ends at once is gone, and its pipes are closed, before its birth.
 */
public final class Launch {
  private static final String PIPE = "pipe:[";
  private static final long[] NO_PIPES = {};
  private static final Map<Object, Long> begun = new WeakHashMap<>();
  private static final Map<Object, long[]> piped = new WeakHashMap<>();
  private static volatile boolean silent;

  private Launch() {}

  /** A child is about to begin. */
  public static void begin(ProcessBuilder builder) {
    synchronized (begun) {
      begun.put(builder, System.nanoTime());
    }
  }

  /** {@code System.nanoTime()} of just before the child began. */
  static long begun(ProcessBuilder builder) {
    Long at;
    synchronized (begun) {
      at = begun.remove(builder);
    }
    return at == null ? System.nanoTime() : at;
  }

  /** A child runs whose pipes have these descriptors in this JVM, -1 for none. */
  public static void note(Process process, int[] descriptors) {
    long[] inodes = pipes(descriptors);
    synchronized (piped) {
      piped.put(process, inodes);
    }
  }

  /** The inodes of its pipes; none where the system does not say. */
  static long[] pipes(Process process) {
    long[] inodes;
    synchronized (piped) {
      inodes = piped.remove(process);
    }
    return inodes == null ? NO_PIPES : inodes;
  }

  private static long[] pipes(int[] descriptors) {
    long[] inodes = new long[descriptors.length];
    int found = 0;
    for (int descriptor : descriptors) {
      String target = descriptor < 0 || silent ? null : link(descriptor);
      if (target != null && target.startsWith(PIPE)) {
        inodes[found] = Long.parseLong(target.substring(PIPE.length(), target.length() - 1));
        found++;
      }
    }
    return Arrays.copyOf(inodes, found);
  }

  // 5 µs each, of the millisecond that a child costs.
  private static @Nullable String link(int descriptor) {
    try {
      String number = Integer.toString(descriptor);
      return Files.readSymbolicLink(Path.of("/proc/self/fd/".concat(number))).toString();
    } catch (IOException | RuntimeException | LinkageError e) {
      // No Linux, no right to look, or no working directory, without which the JDK can't: it will
      // be the same for the next child.
      silent = true;
      return null;
    }
  }

  /** The youngest pid that the system has given; -1 where it does not say. */
  public static long youngestPid() {
    if (silent) {
      return -1;
    }
    try (FileInputStream in = new FileInputStream("/proc/loadavg")) {
      byte[] text = new byte[64];
      int length = in.read(text);
      long pid = 0;
      // 0.20 0.18 0.12 1/80 11206
      for (int i = 0; i < length; i++) {
        boolean digit = text[i] >= '0' && text[i] <= '9';
        pid = digit ? pid * 10 + text[i] - '0' : text[i] == '\n' ? pid : 0;
      }
      return pid;
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
