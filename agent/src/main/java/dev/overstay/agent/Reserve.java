package dev.overstay.agent;

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

  // One is read with while the dump or the page is open.
  private static final int DESCRIPTORS = 3;

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
  private final boolean fragile;
  private final boolean limited;
  private byte @Nullable [] memory;
  private boolean said;

  /**
   * A reserve, its descriptors opened.
   *
   * @param arguments what the JVM was told
   */
  Reserve(String arguments) {
    // ExitOnOutOfMemoryError, CrashOn…, HeapDumpOn…, On…: the first error has consequences.
    fragile = arguments.contains("OutOfMemoryError") || arguments.contains("UseEpsilonGC");
    limited =
        arguments.contains("MaxMetaspaceSize") || arguments.contains("CompressedClassSpaceSize");
    open();
  }

  /** Whether there may be too little room for the classes of a dump. */
  boolean isForClasses() {
    return limited;
  }

  /** Opens the descriptors that are not open; 20 µs for all. */
  void open() {
    if (File.separatorChar != '/') {
      // Other systems have no such limit.
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
    if (memory == null) {
      memory = new byte[BYTES];
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

  /** Says on stderr that there is no dump, once. */
  void say() {
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
