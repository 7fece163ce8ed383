package dev.overstay.check;

import java.io.IOException;
import java.io.OutputStream;

/** An output format for the result of a check. */
public interface CheckFormat {
  /** The name of the format, as given with {@code --format}. */
  String name();

  /**
   * Writes the whole result as UTF-8; does not close {@code out}.
   *
   * @param judged the result of the check
   * @param sources finds the source files that findings name
   */
  void write(Judged judged, Sources sources, OutputStream out) throws IOException;
}
