package dev.overstay.output;

import dev.overstay.base.LastWord;
import dev.overstay.dump.Trigger;
import dev.overstay.text.FailureText;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Resources that the agent reserves for an exit at which the process has no more of them: file
 * descriptors and heap. If they are not enough, {@link LastWord} writes a line.
 */
public final class Reserve {
  private static final String NULL_DEVICE = "/dev/null";

  // Writing the page needs three, including the jar that contains its style, and JDK 25 opens two
  // more at its exit.
  private static final int DESCRIPTORS = 5;

  // On G1, where the smallest region is 1 MB, an array of half a region gets a region for itself,
  // which is free again at once. A smaller array would leave a hole in which nothing is allocated.
  private static final int BYTES = 520 << 10;

  // In a heap of 32 MB, one region is 3 percent: with a reserve, a user's JVM ran out of memory
  // there, and without one it did not.
  private static final long SMALL_HEAP_BYTES = 60 << 20;

  // A dump with ten findings and its page allocates 10 MB, a small dump 200 KB.
  private static final long WHOLE_DUMP_BYTES = 16 << 20;
  private static final long SMALL_DUMP_BYTES = 1 << 20;

  // On G1, free memory may be at the end of each region, where the user's arrays did not fit. In a
  // heap of 40 MB, full of arrays of 64 KB, 1.9 MB were free, but not even 200 KB could be
  // allocated.
  private static final int HOLES_SHARE = 8;
  private static final long MOST_HOLES_BYTES = 16 << 20;

  /** The reason for a missing whole dump; created while there is still memory. */
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

  /** Creates a reserve that keeps nothing, for a JVM of which only one snapshot is taken. */
  public static Reserve none() {
    return new Reserve(false, false, false);
  }

  /**
   * Creates a reserve and opens its descriptors.
   *
   * @param arguments the arguments of the JVM
   */
  public static Reserve of(String arguments) {
    // ExitOnOutOfMemoryError, CrashOn…, HeapDumpOn…, On…: with these, the first error has
    // consequences.
    Reserve reserve =
        new Reserve(
            true,
            arguments.contains("OutOfMemoryError") || arguments.contains("UseEpsilonGC"),
            arguments.contains("MaxMetaspaceSize")
                || arguments.contains("CompressedClassSpaceSize"));
    reserve.open();
    return reserve;
  }

  /** Whether there may not be enough space for the classes of a dump. */
  public boolean isForClasses() {
    return limited;
  }

  /** Opens the descriptors that are not open, which takes 20 µs for all of them. */
  public void open() {
    if (!kept || File.separatorChar != '/') {
      // Other kinds of systems do not have such a limit.
      return;
    }
    try {
      for (int i = 0; i < DESCRIPTORS; i++) {
        if (descriptors[i] == null) {
          descriptors[i] = new FileInputStream(NULL_DEVICE);
        }
      }
    } catch (IOException e) {
      // No descriptor is left; those that are open must be enough.
    }
  }

  /** Closes the descriptors, because the files that are opened next need them. */
  public void release() {
    for (int i = 0; i < DESCRIPTORS; i++) {
      FileInputStream descriptor = descriptors[i];
      descriptors[i] = null;
      if (descriptor != null) {
        try {
          descriptor.close();
        } catch (IOException e) {
          // The other descriptors must be enough.
        }
      }
    }
  }

  /** Allocates the memory. This is not done at the start of the JVM, which it would slow down. */
  public void fill() {
    loadShutdown(true);
    // If the first error ends the JVM, the memory that is kept for later may be missing now. A
    // small heap is not made smaller either.
    if (memory == null && !fragile && Runtime.getRuntime().maxMemory() >= SMALL_HEAP_BYTES) {
      memory = new byte[BYTES];
    }
  }

  /**
   * Loads the class of the JVM's exit, so that it is woven, and initializes it as soon as there is
   * time. With a full heap or at the end of a stack, it would be loaded unwoven, or not at all.
   */
  public static void loadShutdown(boolean initialize) {
    try {
      Class.forName("java.lang.Shutdown", initialize, null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the memory back. */
  void empty() {
    memory = null;
  }

  /**
   * Whether a dump may be tried. If an out-of-memory error would end the JVM, it may be tried only
   * with enough memory.
   */
  public boolean allows(boolean whole) {
    if (!fragile) {
      return true;
    }
    long needed = holes() + (whole ? WHOLE_DUMP_BYTES : SMALL_DUMP_BYTES);
    if (free() < needed) {
      empty();
      // Until then, garbage counts as used memory.
      System.gc();
    }
    boolean enough = free() >= needed;
    spent |= !whole && !enough;
    return enough;
  }

  /**
   * Whether the next allocation may end the JVM. This does not request a collection: that would
   * take the current piece of heap from each thread, and there may be no other piece for it.
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
   * Called when no whole dump could be made: writes a small one, using the whole reserve, and one
   * line.
   *
   * @param why the error that was thrown
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
        Stderr.println(
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
