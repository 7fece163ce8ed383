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
 * Facts about a child from before its birth is recorded: when it began, and the pipes between it
 * and this JVM. If a child ends at once, it is gone and its pipes are closed before its birth.
 */
public final class Launch {
  private static final String PIPE = "pipe:[";
  private static final long[] NO_PIPES = {};
  private static final Map<Object, Long> begun = new WeakHashMap<>();
  private static final Map<Object, long[]> piped = new WeakHashMap<>();
  private static volatile boolean silent;

  private Launch() {}

  /** Records that a child is about to begin. */
  public static void begin(ProcessBuilder builder) {
    synchronized (begun) {
      begun.put(builder, System.nanoTime());
    }
  }

  /** The {@code System.nanoTime()} just before the child began. */
  static long begun(ProcessBuilder builder) {
    Long at;
    synchronized (begun) {
      at = begun.remove(builder);
    }
    return at == null ? System.nanoTime() : at;
  }

  /**
   * Records the descriptors that the pipes of a new child have in this JVM; -1 if there is no pipe.
   */
  public static void note(Process process, int[] descriptors) {
    long[] inodes = pipes(descriptors);
    synchronized (piped) {
      piped.put(process, inodes);
    }
  }

  /** The inodes of its pipes; empty if the system does not report them. */
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

  // Takes 5 µs per pipe; starting a child takes a millisecond.
  private static @Nullable String link(int descriptor) {
    try {
      String number = Integer.toString(descriptor);
      return Files.readSymbolicLink(Path.of("/proc/self/fd/".concat(number))).toString();
    } catch (IOException | RuntimeException | LinkageError e) {
      // This is not Linux, or reading the link is not permitted, or there is no working directory,
      // without which the JDK cannot read it. The result will be the same for the next child.
      silent = true;
      return null;
    }
  }

  /** The youngest pid that the system has assigned; -1 if the system does not report it. */
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
