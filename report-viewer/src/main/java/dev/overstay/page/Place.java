package dev.overstay.page;

import dev.overstay.dump.Frame;

/**
 * A line of a stack trace, taken apart.
 *
 * @param className the class with its package, without its module
 * @param method the method
 * @param source what stands in the brackets: file and line, {@code Native Method} and so on
 */
record Place(String className, String method, String source) {

  /** Takes {@code java.base/java.lang.Thread.run(Thread.java:840)} apart; never fails. */
  static Place of(String frame) {
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

  // A page of a thousand dumps asks this of a million lines: no part is copied that is not kept.
  private static int call(String frame) {
    int bracket = frame.lastIndexOf('(');
    return bracket < 0 ? frame.length() : bracket;
  }

  // The slash of a hidden class (Foo$$Lambda/0x0000) is no module's.
  private static int classStart(String frame, int dot) {
    int hidden = frame.indexOf("/0x");
    return frame.lastIndexOf('/', hidden < 0 || hidden >= dot ? dot - 1 : hidden - 1) + 1;
  }

  /** Where the class's name begins in a line of a stack trace; its length where it has none. */
  static int classStart(String frame) {
    int dot = frame.lastIndexOf('.', call(frame) - 1);
    return dot < 0 ? frame.length() : classStart(frame, dot);
  }

  static Place of(Frame frame) {
    String file = frame.file() == null ? "" : frame.file();
    Integer line = frame.line();
    return new Place(
        frame.className(), frame.method(), line == null || line <= 0 ? file : file + ":" + line);
  }

  /** The line that a stack trace has for a frame. */
  static String line(Frame frame) {
    return frame.className() + "." + frame.method() + "(" + of(frame).source + ")";
  }

  /** Whether a line of a stack trace is this one, whatever module it names. */
  static boolean isLine(String frame, String line) {
    int start = classStart(frame);
    return frame.length() - start == line.length() && frame.startsWith(line, start);
  }

  /** Class without its package, and method: {@code OrderEventsIT.startConsumer}. */
  String call() {
    return className.isEmpty() ? method : simple(className) + "." + method;
  }

  /** A class without its package. */
  static String simple(String className) {
    // A hidden class ends in an address that says nothing and may hold a dot.
    int hidden = className.indexOf("/0x");
    String name = hidden < 0 ? className : className.substring(0, hidden);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
