package dev.overstay.page;

/**
 * A line of a stack in the three pieces that the page keeps: together, with brackets around the
 * last, they are the line as a stack trace has it.
 *
 * @param before module and package, with the dot
 * @param call class and method
 * @param source file and line
 */
record FrameText(String before, String call, String source) {

  /** The pieces; a line of another form is all {@code call}. */
  static FrameText of(String line) {
    String frame = Rich.clean(line);
    int bracket = frame.lastIndexOf('(');
    // A hidden class ends in an address, which is none of the three.
    if (bracket < 0 || !frame.endsWith(")") || frame.contains("/0x")) {
      return new FrameText("", frame, "");
    }
    int method = frame.lastIndexOf('.', bracket - 1);
    int start = Math.max(Place.classStart(frame), frame.lastIndexOf('.', method - 1) + 1);
    int call = method < 0 ? 0 : start;
    return new FrameText(
        frame.substring(0, call),
        frame.substring(call, bracket),
        frame.substring(bracket + 1, frame.length() - 1));
  }
}
