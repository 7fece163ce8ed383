package dev.overstay.agent;

import dev.overstay.dump.FailureText;
import dev.overstay.dump.Trigger;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps for an exit at which the process has nothing left: file descriptors, heap,
 * and one line that can be written without allocating anything.
 */
final class Reserve {
  private static final String NULL_DEVICE = "/dev/null";

  // The page needs three while it is written, with the jar that has its style, and JDK 25 opens two
  // more at its exit.
  private static final int DESCRIPTORS = 5;

  // On G1, whose smallest region is 1 MB, an array of half a region has a region of its own, which
  // is free again at once. What is below would be a hole that nothing is allocated in.
  private static final int BYTES = 520 << 10;

  // A dump with ten findings and its page allocate 10 MB, a small one 200 KB.
  private static final long WHOLE_DUMP_BYTES = 16 << 20;
  private static final long SMALL_DUMP_BYTES = 1 << 20;

  // A pipe on Linux holds 64 KB. Where nobody reads it, a write to a full one never returns.
  private static final int FULL_PIPE = 60_000;

  private final @Nullable FileInputStream[] descriptors = new FileInputStream[DESCRIPTORS];
  private final FileInputStream unread = new FileInputStream(FileDescriptor.err);
  private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
  private final byte[] line =
      "overstay: no dump, the JVM goes on: it has no memory left\n"
          .getBytes(StandardCharsets.ISO_8859_1);
  private final boolean kept;
  private final boolean fragile;
  private final boolean limited;
  private byte @Nullable [] memory;
  private volatile boolean said;

  private Reserve(boolean kept, boolean fragile, boolean limited) {
    this.kept = kept;
    this.fragile = fragile;
    this.limited = limited;
  }

  /** Nothing is kept, in a JVM that is looked at once. */
  static Reserve none() {
    return new Reserve(false, false, false);
  }

  /**
   * A reserve, its descriptors opened.
   *
   * @param arguments what the JVM was told
   */
  static Reserve of(String arguments) {
    // ExitOnOutOfMemoryError, CrashOn…, HeapDumpOn…, On…: the first error has consequences.
    Reserve reserve =
        new Reserve(
            true,
            arguments.contains("OutOfMemoryError") || arguments.contains("UseEpsilonGC"),
            arguments.contains("MaxMetaspaceSize")
                || arguments.contains("CompressedClassSpaceSize"));
    reserve.open();
    return reserve;
  }

  /** Whether there may be too little room for the classes of a dump. */
  boolean isForClasses() {
    return limited;
  }

  /** Opens the descriptors that are not open; 20 µs for all. */
  void open() {
    if (!kept || File.separatorChar != '/') {
      // Systems of another kind have no such limit.
      return;
    }
    try {
      for (int i = 0; i < DESCRIPTORS; i++) {
        if (descriptors[i] == null) {
          descriptors[i] = new FileInputStream(NULL_DEVICE);
        }
      }
    } catch (IOException e) {
      // There is none left: the others have to do.
    }
  }

  /** Closes the descriptors: what is opened next needs them. */
  void release() {
    for (int i = 0; i < DESCRIPTORS; i++) {
      FileInputStream descriptor = descriptors[i];
      descriptors[i] = null;
      if (descriptor != null) {
        try {
          descriptor.close();
        } catch (IOException e) {
          // The others have to do.
        }
      }
    }
  }

  /** Takes its memory. Not at the start, which that would make slower. */
  void fill() {
    loadShutdown();
    if (memory == null) {
      memory = new byte[BYTES];
    }
  }

  /**
   * Has the JVM's exit woven and linked: with a full heap it would be loaded as it is, or not at
   * all.
   */
  static void loadShutdown() {
    try {
      Class.forName("java.lang.Shutdown", true, null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives its memory back. */
  void empty() {
    memory = null;
  }

  /**
   * Whether a dump may be tried: where an error for want of memory ends the JVM, only if there is
   * enough.
   */
  boolean allows(boolean whole) {
    if (!fragile) {
      return true;
    }
    long needed = whole ? WHOLE_DUMP_BYTES : SMALL_DUMP_BYTES;
    if (free() < needed) {
      empty();
      // What is garbage counts as used before.
      System.gc();
    }
    return free() >= needed;
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  /**
   * No whole dump could be made: writes a small one, with all that was kept, and one line.
   *
   * @param why what was thrown instead
   */
  void failed(Output output, Snapshots snapshots, Trigger trigger, Throwable why) {
    try {
      empty();
      release();
      if (!allows(false)) {
        say();
        return;
      }
      String file = output.writeSmall(snapshots, trigger, FailureText.of(why), null);
      if (!said) {
        Stderr.line(
            (file == null ? "no dump" : "no findings")
                + " at "
                + trigger.label()
                + ", the JVM goes on: "
                + FailureText.of(why)
                + (file == null ? "" : "; what is known is in " + file));
        said = true;
      }
    } catch (OutOfMemoryError | LinkageError e) {
      say();
    }
  }

  private void say() {
    try {
      if (!said && unread.available() < FULL_PIPE) {
        said = true;
        err.write(line);
      }
    } catch (IOException | OutOfMemoryError e) {
      // Stderr is closed: nobody can be told.
    }
  }
}
