package dev.overstay.output;

import dev.overstay.base.LastWord;
import dev.overstay.dump.Trigger;
import dev.overstay.text.FailureText;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the agent keeps for an exit at which the process has nothing left: file descriptors and
 * heap. Where that is not enough there is a line of {@link LastWord}.
 */
public final class Reserve {
  private static final String NULL_DEVICE = "/dev/null";

  // The page needs three while it is written, with the jar that has its style, and JDK 25 opens two
  // more at its exit.
  private static final int DESCRIPTORS = 5;

  // On G1, whose smallest region is 1 MB, an array of half a region has a region of its own, which
  // is free again at once. What is below would be a hole that nothing is allocated in.
  private static final int BYTES = 520 << 10;

  // Of 32 MB one region is 3 percent: there a user's JVM ran out of memory that did not without.
  private static final long SMALL_HEAP_BYTES = 60 << 20;

  // A dump with ten findings and its page allocate 10 MB, a small one 200 KB.
  private static final long WHOLE_DUMP_BYTES = 16 << 20;
  private static final long SMALL_DUMP_BYTES = 1 << 20;

  // What is free on G1 may be at the end of each region, where the user's arrays did not fit: of
  // 40 MB, full of arrays of 64 KB, 1.9 MB were free and not 200 KB to be had.
  private static final int HOLES_SHARE = 8;
  private static final long MOST_HOLES_BYTES = 16 << 20;

  /** Why there is no whole dump; made before there is no memory. */
  public final OutOfMemoryError tooLittle = new OutOfMemoryError();

  private final @Nullable FileInputStream[] descriptors = new FileInputStream[DESCRIPTORS];
  private final boolean kept;
  private final boolean fragile;
  private final boolean limited;
  private byte @Nullable [] memory;
  private volatile boolean spent;
  private volatile boolean said;

  private Reserve(boolean kept, boolean fragile, boolean limited) {
    this.kept = kept;
    this.fragile = fragile;
    this.limited = limited;
  }

  /** Nothing is kept, in a JVM that is looked at once. */
  public static Reserve none() {
    return new Reserve(false, false, false);
  }

  /**
   * A reserve, its descriptors opened.
   *
   * @param arguments what the JVM was told
   */
  public static Reserve of(String arguments) {
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
  public boolean isForClasses() {
    return limited;
  }

  /** Opens the descriptors that are not open; 20 µs for all. */
  public void open() {
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
  public void release() {
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
  public void fill() {
    loadShutdown(true);
    // Where the first error ends the JVM, what is kept for later may be what is missing now.
    // Nor is a small heap made smaller.
    if (memory == null && !fragile && Runtime.getRuntime().maxMemory() >= SMALL_HEAP_BYTES) {
      memory = new byte[BYTES];
    }
  }

  /**
   * Has the JVM's exit woven, and initialized as soon as there is time: with a full heap or at the
   * end of a stack it would be loaded as it is, or not at all.
   */
  public static void loadShutdown(boolean initialize) {
    try {
      Class.forName("java.lang.Shutdown", initialize, null);
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
  public boolean allows(boolean whole) {
    if (!fragile) {
      return true;
    }
    long needed = holes() + (whole ? WHOLE_DUMP_BYTES : SMALL_DUMP_BYTES);
    if (free() < needed) {
      empty();
      // What is garbage counts as used before.
      System.gc();
    }
    boolean enough = free() >= needed;
    spent |= !whole && !enough;
    return enough;
  }

  /**
   * Whether the next thing that is allocated may end the JVM. A collection that is asked for would
   * take from each thread the piece of heap that it has, and none might be there for another.
   */
  public boolean isSpent() {
    return fragile && (spent || free() < holes() / 2);
  }

  private static long holes() {
    return Math.min(MOST_HOLES_BYTES, Runtime.getRuntime().maxMemory() / HOLES_SHARE);
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
  public void failed(Output output, SmallDumps smallDumps, Trigger trigger, Throwable why) {
    try {
      if (isSpent()) {
        say();
        return;
      }
      empty();
      release();
      if (!allows(false)) {
        say();
        return;
      }
      String file = output.writeSmall(smallDumps, trigger, FailureText.of(why), null);
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
    if (!said) {
      said = true;
      LastWord.noMemory();
    }
  }
}
