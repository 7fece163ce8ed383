package dev.overstay.output;

import dev.overstay.base.Privileged;
import dev.overstay.trigger.Watch;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that writes to stderr while there is something to write. A pipe that is full
 * and that nobody reads blocks its writer, for ever if need be; whoever has something to say, the
 * exiting thread for example, waits for this one with a bound. It writes one text after another, so
 * that what was late is still whole and in order.
 */
final class StderrWriter extends Thread {
  // Of texts that nobody reads no more is kept.
  private static final int MOST_WAITING = 1 << 20;
  // One write of so much is never torn, and fits into any empty pipe.
  private static final int PIECE = 4_096;
  private static final long PAUSE_MS = 5;
  // For a text whose own time was spent on waiting for the thread.
  private static final long LAST_MS = 100;

  private static final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private static long waitingBytes;
  private static long added;
  private static long written;
  private static int lost;
  private static boolean givenUp;
  private static boolean runs;
  private static volatile boolean begun;

  private StderrWriter() {
    // As with the watch: nothing of the user's is inherited.
    super(root(), null, "overstay-stderr", 0, false);
    setDaemon(true);
    setContextClassLoader(null);
  }

  private static @Nullable ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /**
   * Writes a text, and returns when that is done or after {@code boundMs}. Once that was in vain,
   * it returns at once until all that waits is written.
   */
  static void write(byte[] text, long boundMs) {
    long end = System.nanoTime() + boundMs * 1_000_000;
    boolean begins;
    synchronized (waiting) {
      if (waitingBytes + text.length > MOST_WAITING) {
        lost++;
        return;
      }
      waiting.add(text);
      waitingBytes += text.length;
      added++;
      begins = !runs;
      runs = true;
    }
    // Not under the lock: up to JDK 18 a thread is made under that of the class Thread, which the
    // thread that exits may hold.
    if (begins && !begins()) {
      writeAllHere(end);
      return;
    }
    flush(end);
  }

  /**
   * Waits for at most so long for what was to be written, and writes it here where no thread does.
   */
  static void flush(long end) {
    synchronized (waiting) {
      await(added, end);
    }
    if (!begun) {
      writeAllHere(System.nanoTime() + LAST_MS * 1_000_000);
    }
  }

  private static void writeAllHere(long end) {
    for (byte[] text = next(); text != null; text = next()) {
      writeHere(text, end);
      done(text);
    }
  }

  private static boolean begins() {
    if (Watch.lacksThreads()) {
      return false;
    }
    try {
      Privileged.call(new Start());
      return true;
    } catch (OutOfMemoryError | SecurityException e) {
      // No thread can be had.
      Watch.lackThreads();
      return false;
    }
  }

  /** Starts the thread, which may need permissions. */
  private static final class Start implements PrivilegedAction<@Nullable Void> {
    @Override
    public @Nullable Void run() {
      new StderrWriter().start();
      return null;
    }
  }

  private static void await(long number, long end) {
    boolean interrupted = false;
    while (written < number && !givenUp) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        givenUp = true;
        break;
      }
      try {
        waiting.wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    begun = true;
    for (byte[] text = next(); text != null; text = next()) {
      put(text, 0, text.length);
      done(text);
    }
  }

  private static void done(byte[] text) {
    synchronized (waiting) {
      written++;
      waitingBytes -= text.length;
      waiting.notifyAll();
    }
  }

  private static byte @Nullable [] next() {
    synchronized (waiting) {
      byte[] text = waiting.poll();
      if (text == null && lost > 0) {
        String words = "overstay: " + lost + " messages were lost while nobody read stderr\n";
        text = words.getBytes(StandardCharsets.UTF_8);
        waitingBytes += text.length;
        added++;
        lost = 0;
      } else if (text == null) {
        givenUp = false;
        runs = false;
        begun = false;
      }
      return text;
    }
  }

  private static void put(byte[] text, int from, int length) {
    try {
      // Not closed: the descriptor is the process's.
      @SuppressWarnings("resource")
      FileOutputStream err = new FileOutputStream(FileDescriptor.err);
      err.write(text, from, length);
    } catch (IOException | OutOfMemoryError e) {
      // Nobody can read it; the dump has it all.
    }
  }

  /** Writes on this thread, one piece each time that the reader has read what is there. */
  private static void writeHere(byte[] text, long end) {
    // A file takes all; only a pipe tells how much of it is unread.
    boolean blocks = !new File("/dev/stderr").isFile();
    boolean interrupted = false;
    boolean timely = true;
    for (int from = 0; timely && from < text.length; from += PIECE) {
      while (blocks && timely && isUnread()) {
        interrupted |= !pause();
        timely = System.nanoTime() < end;
      }
      if (timely) {
        put(text, from, Math.min(PIECE, text.length - from));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isUnread() {
    try {
      @SuppressWarnings("resource")
      FileInputStream err = new FileInputStream(FileDescriptor.err);
      return err.available() > 0;
    } catch (IOException e) {
      // It is closed, and writing to it returns at once.
      return false;
    }
  }

  /** Whether nobody has interrupted it. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
