package dev.overstay.check;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which somebody reads what a check came to. */
public interface CheckFormat {
  /** What {@code --format} calls it. */
  String name();

  /**
   * Writes all of it as UTF-8, and leaves {@code out} open.
   *
   * @param judged what was found
   * @param sources where the files are that findings name
   */
  void write(Judged judged, Sources sources, OutputStream out) throws IOException;
}
