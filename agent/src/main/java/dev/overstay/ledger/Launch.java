package dev.overstay.ledger;

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
final class Launch {
  private static final String PIPE = "pipe:[";
  private static final long[] NO_PIPES = {};
  private static final Map<Process, Launch> launches = new WeakHashMap<>();
  private static volatile boolean silent;

  /** {@code System.nanoTime()} at which it ran. */
  final long at = System.nanoTime();

  /** The inodes of the pipes; none where the system does not say. */
  final long[] pipes;

  private Launch(long[] pipes) {
    this.pipes = pipes;
  }

  /** Notes a child whose pipes have these descriptors in this JVM, -1 for none. */
  static void note(Process process, int[] descriptors) {
    Launch launch = new Launch(pipes(descriptors));
    synchronized (launches) {
      launches.put(process, launch);
    }
  }

  /** What was noted of the child, which is forgotten here. */
  static Launch take(Process process) {
    Launch launch;
    synchronized (launches) {
      launch = launches.remove(process);
    }
    return launch == null ? new Launch(NO_PIPES) : launch;
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
    } catch (IOException | RuntimeException e) {
      // No Linux, or no right to look: it will be the same for the next child.
      silent = true;
      return null;
    }
  }
}
