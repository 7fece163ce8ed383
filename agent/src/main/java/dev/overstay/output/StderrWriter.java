package dev.overstay.output;

import dev.overstay.base.AgentThread;
import dev.overstay.base.Privileged;
import dev.overstay.base.ProcessStderr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that writes to stderr while there is text to write. A full pipe that has no
 * reader blocks its writer, possibly forever. Threads that have text to write, for example the
 * exiting thread, wait for this one with a bound. It writes one text after another, so that late
 * texts are still complete and in order.
 */
final class StderrWriter extends AgentThread {
  // If nothing reads the texts, no more than this is kept of them.
  private static final int MOST_WAITING = 1 << 20;
  // A single write of this size is never split, and fits into any empty pipe.
  private static final int PIECE = 4_096;
  private static final long PAUSE_MS = 5;
  // For a text whose own time was spent waiting for the thread.
  private static final long LAST_MS = 100;

  private static final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private static long waitingBytes;
  private static long added;
  private static long written;
  private static int lost;
  private static boolean givenUp;
  private static boolean runs;
  private static volatile boolean begun;
  private static volatile @Nullable StderrWriter prepared;

  private StderrWriter() {
    super("overstay-stderr");
  }

  /**
   * Writes a text, and returns when that is done or after {@code boundMs}. Once the bound was
   * exceeded, it returns at once until all waiting texts are written.
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
    // Not under the lock: up to JDK 18, creating a thread takes the lock of the class Thread, which
    // the exiting thread may hold.
    if (begins && !begins()) {
      writeAllHere(end);
      return;
    }
    flush(end);
  }

  /**
   * Waits for the texts that are not written yet, until {@code end}, and writes them here if there
   * is no other thread for that.
   */
  static void flush(long end) {
    synchronized (waiting) {
      await(added, end);
    }
    if (!begun) {
      writeAllHere(System.nanoTime() + LAST_MS * 1_000_000);
    }
  }

  /**
   * Whether a text waits that no thread has begun to write; one that was begun is only not read.
   */
  static boolean isBehind() {
    synchronized (waiting) {
      return written < added && waiting.size() == added - written;
    }
  }

  /** Writes a text on this thread, before those that wait, if the reader has read the earlier. */
  static void writeHere(byte[] text) {
    writeHere(text, System.nanoTime() + LAST_MS * 1_000_000);
  }

  private static void writeAllHere(long end) {
    for (byte[] text = next(); text != null; text = next()) {
      writeHere(text, end);
      done(text);
    }
  }

  /** Creates the thread, which user code may prevent later by holding a lock. */
  static void prepare() {
    prepared = new StderrWriter();
  }

  private static boolean begins() {
    try {
      return Privileged.call(new Start());
    } catch (OutOfMemoryError | SecurityException e) {
      // No thread can be started.
      return false;
    }
  }

  /** Starts the thread, which may require permissions. */
  private static final class Start implements PrivilegedAction<Boolean> {
    @Override
    public Boolean run() {
      StderrWriter writer = prepared;
      prepared = null;
      return (writer == null ? new StderrWriter() : writer).tryStart();
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
  protected void work() {
    begun = true;
    for (byte[] text = next(); text != null; text = next()) {
      put(text, 0, text.length);
      done(text);
    }
    prepare();
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
        String words = "overstay: " + lost + " messages were lost while stderr was not read\n";
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
      ProcessStderr.write(text, from, length);
    } catch (IOException | OutOfMemoryError e) {
      // Stderr cannot be written; the dump contains everything.
    }
  }

  /** Writes on this thread, one piece each time the reader has read everything so far. */
  private static void writeHere(byte[] text, long end) {
    boolean blocks = ProcessStderr.mayBlock();
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
      return ProcessStderr.unread() > 0;
    } catch (IOException e) {
      // Stderr is closed, and writing to it returns at once.
      return false;
    }
  }

  /** Returns false if the thread was interrupted. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
