package dev.overstay.html;

import dev.overstay.dump.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A parsed line of a stack trace.
 *
 * @param className the class with its package, without its module
 * @param method the method
 * @param source the text in the brackets: file and line, {@code Native Method} and so on
 */
public record Place(String className, String method, String source) {

  /** Parses {@code java.base/java.lang.Thread.run(Thread.java:840)}; never fails. */
  public static Place of(String frame) {
    int bracket = call(frame);
    int dot = frame.lastIndexOf('.', bracket - 1);
    String className = dot < 0 ? "" : frame.substring(classStart(frame, dot), dot);
    boolean closed = bracket < frame.length() && frame.endsWith(")");
    int end = closed ? frame.length() - 1 : frame.length();
    return new Place(
        className,
        frame.substring(dot + 1, bracket),
        bracket == frame.length() ? "" : frame.substring(bracket + 1, end));
  }

  // A page of a thousand dumps calls this for a million lines, so it copies only what is kept.
  private static int call(String frame) {
    int bracket = frame.lastIndexOf('(');
    return bracket < 0 ? frame.length() : bracket;
  }

  // The slash of a hidden class (Foo$$Lambda/0x0000) does not follow a module name.
  private static int classStart(String frame, int dot) {
    int hidden = frame.indexOf("/0x");
    return frame.lastIndexOf('/', hidden < 0 || hidden >= dot ? dot - 1 : hidden - 1) + 1;
  }

  /** The index of the class name in a line of a stack trace; the line's length if it has none. */
  public static int classStart(String frame) {
    int dot = frame.lastIndexOf('.', call(frame) - 1);
    return dot < 0 ? frame.length() : classStart(frame, dot);
  }

  /** The place of a frame from a dump; its source is the file and, if known, the line. */
  public static Place of(Frame frame) {
    String file = frame.file() == null ? "" : frame.file();
    Integer line = frame.line();
    return new Place(
        frame.className(), frame.method(), line == null || line <= 0 ? file : file + ":" + line);
  }

  /** The frame as a line of a stack trace. */
  public static String line(Frame frame) {
    StringBuilder line = new StringBuilder(100);
    line.append(frame.className()).append('.').append(frame.method()).append('(');
    line.append(frame.file() == null ? "" : frame.file());
    Integer number = frame.line();
    if (number != null && number > 0) {
      line.append(':').append(number.intValue());
    }
    return line.append(')').toString();
  }

  /**
   * Parses a line of a stack trace into a frame; null for any other text.
   *
   * @param own whether the frame is the user's own code
   */
  public static @Nullable Frame frame(String line, boolean own) {
    Place place = of(line);
    if (place.className.isEmpty() || place.source.isEmpty() || !line.endsWith(")")) {
      return null;
    }
    int colon = place.source.lastIndexOf(':');
    Integer number = colon < 0 ? null : number(place.source, colon + 1);
    String file = number == null ? place.source : place.source.substring(0, colon);
    boolean isFile = file.indexOf('.') >= 0;
    return new Frame(place.className, place.method, isFile ? file : null, number, own);
  }

  private static @Nullable Integer number(String text, int from) {
    try {
      return Integer.valueOf(text.substring(from));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether a line of a stack trace shows this frame, in any module. */
  public static boolean isLine(String line, Frame frame) {
    String type = frame.className();
    int method = classStart(line) + type.length() + 1;
    int source = method + frame.method().length() + 1;
    String file = frame.file() == null ? "" : frame.file();
    Integer number = frame.line();
    int end = source + file.length();
    if (!line.startsWith(type, method - 1 - type.length())
        || !line.startsWith(".", method - 1)
        || !line.startsWith(frame.method(), method)
        || !line.startsWith("(", source - 1)
        || !line.startsWith(file, source)) {
      return false;
    }
    String rest = number == null || number <= 0 ? ")" : ":" + number + ")";
    return line.length() == end + rest.length() && line.endsWith(rest);
  }

  /** Class without its package, and method: {@code OrderEventsIT.startConsumer}. */
  public String call() {
    return className.isEmpty() ? method : simple(className) + "." + method;
  }

  /** A class without its package. */
  public static String simple(String className) {
    // A hidden class ends in an address, which is meaningless and may contain a dot.
    int hidden = className.indexOf("/0x");
    String name = hidden < 0 ? className : className.substring(0, hidden);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
