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
    Place place = Place.of(frame);
    String call = place.call();
    String tail = call + "(" + place.source() + ")";
    return frame.endsWith(tail)
        ? new FrameText(frame.substring(0, frame.length() - tail.length()), call, place.source())
        : new FrameText("", frame, "");
  }
}
