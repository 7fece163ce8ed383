package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.live.Live;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Children that cannot go on, because this JVM does not read what they write. */
@Late
public final class FullPipes {
  // A pipe on Linux holds 64 KB.
  private static final int FULL = 60_000;

  private FullPipes() {}

  /** The stream of a child that is full: {@code stdout} or {@code stderr}; null if neither is. */
  public static @Nullable String of(Live child) {
    Object process = child.birth == null ? null : child.birth.get();
    // The methods of a user's class may do anything.
    if (!(process instanceof Process one) || process.getClass().getClassLoader() != null) {
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
