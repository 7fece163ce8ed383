package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.jdk.Identity;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.live.Live;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Children that cannot go on, because this JVM does not read what they write. */
@Late
public final class FullPipes {
  // A pipe on Linux has 16 pages of 4,096 bytes; a short line is not split between two of them.
  private static final int FULL = 64_000;

  private FullPipes() {}

  /**
   * The stream of a child that is full: {@code stdout} or {@code stderr}; null if neither is, or if
   * this is not the child that a thread waits for.
   *
   * @param waitingOn the object that the thread waits for, as {@code class@hash}
   */
  public static @Nullable String of(Live child, String waitingOn) {
    Object process = child.birth == null ? null : child.birth.get();
    // The methods of a user's class may do anything.
    if (!(process instanceof Process one) || process.getClass().getClassLoader() != null) {
      return null;
    }
    // Up to JDK 20 the process itself, later its condition.
    Object condition = PrivateFields.field(process, "java.lang.ProcessImpl", "condition");
    if (!waitingOn.equals(Identity.of(process)) && !waitingOn.equals(Identity.of(condition))) {
      return null;
    }
    return isFull(one.getInputStream()) ? "stdout" : isFull(one.getErrorStream()) ? "stderr" : null;
  }

  // The stream around it has a lock, which a reader holds while it waits.
  private static boolean isFull(@Nullable InputStream stream) {
    try {
      return PrivateFields.field(stream, "java.io.FilterInputStream", "in")
              instanceof FileInputStream pipe
          && pipe.available() >= FULL;
    } catch (IOException e) {
      // The pipe is closed.
      return false;
    }
  }
}
