package dev.overstay.stack;

import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;

/**
 * A line of a stack trace in the three pieces that the page stores. Joined, with brackets around
 * the last one, they give the whole line.
 *
 * @param line the whole line
 * @param call where class and method begin, after module and package with their dot
 * @param end where they end: at the bracket before file and line, or at the end of the line
 */
record FrameText(String line, int call, int end) {

  /** Splits a line; in a line of another form, everything is the call. */
  static FrameText of(String given) {
    String line = MarkedText.clean(given);
    int bracket = line.lastIndexOf('(');
    // A hidden class ends in an address, which does not belong to any of the three pieces.
    if (bracket < 0 || !line.endsWith(")") || line.contains("/0x")) {
      return new FrameText(line, 0, line.length());
    }
    int method = line.lastIndexOf('.', bracket - 1);
    int start = Math.max(Place.classStart(line), line.lastIndexOf('.', method - 1) + 1);
    return new FrameText(line, method < 0 ? 0 : start, bracket);
  }

  /** Module and package, with the dot. */
  String before() {
    return line.substring(0, call);
  }

  /** Class and method. */
  String name() {
    return line.substring(call, end);
  }

  /** Where file and line begin. */
  int sourceStart() {
    return Math.min(line.length(), end + 1);
  }

  /** Where file and line end. */
  int sourceEnd() {
    return end == line.length() ? end : line.length() - 1;
  }

  /** File and line, or other text in the brackets; empty if the line has no brackets. */
  String source() {
    return line.substring(sourceStart(), sourceEnd());
  }
}
