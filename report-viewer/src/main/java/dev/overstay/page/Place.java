package dev.overstay.page;

import dev.overstay.dump.Frame;
import org.jspecify.annotations.Nullable;

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
    int bracket = frame.lastIndexOf('(');
    String call = bracket < 0 ? frame : frame.substring(0, bracket);
    String source = bracket < 0 ? "" : frame.substring(bracket + 1);
    if (source.endsWith(")")) {
      source = source.substring(0, source.length() - 1);
    }
    int dot = call.lastIndexOf('.');
    String className = dot < 0 ? "" : call.substring(0, dot);
    // The slash of a hidden class (Foo$$Lambda/0x0000) is no module's.
    int hidden = className.indexOf("/0x");
    int slash = className.lastIndexOf('/', hidden < 0 ? className.length() : hidden - 1);
    return new Place(
        className.substring(slash + 1), dot < 0 ? call : call.substring(dot + 1), source);
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

  /** Class without its package, and method: {@code OrderEventsIT.startConsumer}. */
  String call() {
    return className.isEmpty() ? method : simple(className) + "." + method;
  }

  boolean isIn(@Nullable Frame frame) {
    return frame != null
        && frame.className().equals(className)
        && frame.method().equals(method)
        && of(frame).source.equals(source);
  }

  /** A class without its package. */
  static String simple(String className) {
    // A hidden class ends in an address that says nothing and may hold a dot.
    int hidden = className.indexOf("/0x");
    String name = hidden < 0 ? className : className.substring(0, hidden);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
