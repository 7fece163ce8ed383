package dev.overstay.attribution;

import dev.overstay.ledger.Span;
import org.jspecify.annotations.Nullable;

/**
 * The class and name of a span: from its source, if the framework provides one, else from its
 * unique id, which consists of segments {@code [type:value]}, outermost first.
 *
 * @param className the test class; null if it is not known
 * @param name the test's name, or a description of a class's own phase
 * @param isTest whether it is a test rather than a container of tests
 */
record TestId(@Nullable String className, String name, boolean isTest) {
  private static final String CLASS_PHASE = "before or after its tests";
  private static final String ENGINE = "[engine:";
  private static final String CLASS_NAME = "className = '";
  private static final String METHOD_NAME = "methodName = '";

  /**
   * The id of {@code span}, which is read only once.
   *
   * @param outer the container that it runs in; null if it is not known
   */
  static TestId of(Span span, @Nullable TestId outer) {
    if (span.read instanceof TestId read) {
      return read;
    }
    TestId id = read(span, outer);
    span.read = id;
    return id;
  }

  /** The id of a span that was read before. */
  static TestId known(Span span) {
    return of(span, null);
  }

  /** The name of the innermost engine in a unique id; empty if it has none. */
  static String engine(String id) {
    int from = id.lastIndexOf(ENGINE);
    int to = from < 0 ? -1 : id.indexOf(']', from);
    return to < 0 ? "" : id.substring(from + ENGINE.length(), to);
  }

  private static TestId read(Span span, @Nullable TestId outer) {
    String className = quoted(span.source, CLASS_NAME);
    String method = quoted(span.source, METHOD_NAME);
    String template = "";
    String last = "";
    String type = "";
    int from = span.id.indexOf('[');
    while (from >= 0) {
      int colon = span.id.indexOf(':', from);
      int to = span.id.indexOf("]/[", from);
      int end = to < 0 ? span.id.length() - 1 : to;
      if (colon < 0 || colon > end) {
        break;
      }
      type = span.id.substring(from + 1, colon);
      last = span.id.substring(colon + 1, end);
      if (span.source.isEmpty()
          && (type.equals("class") || type.equals("class-template") || type.equals("runner"))) {
        className = last;
      } else if (span.source.isEmpty() && type.equals("nested-class")) {
        className = className + "$" + last;
      } else if (span.source.isEmpty() && type.equals("method")) {
        method = withoutParameters(last);
      } else if (type.equals("test-template") || type.equals("test-factory")) {
        template = withoutParameters(last);
        method = method == null ? template : method;
      }
      from = to < 0 ? -1 : to + 2;
    }
    if (className == null && outer != null) {
      className = outer.className;
    }
    if (!span.isTest()) {
      // The method of a template or factory also runs on its own, outside of any test.
      String phase = type.equals("config") ? last : method == null ? CLASS_PHASE : method;
      return new TestId(className, phase, false);
    }
    String name = method != null && isPlain(method) ? method : withoutParameters(span.name);
    if (span.source.isEmpty() && type.equals("method") && !span.id.startsWith("[engine:junit-")) {
      // JUnit 4's parameters may have any name.
      name = last;
    }
    if (last.startsWith("#")) {
      // An invocation of a template or a dynamic test: its number is shorter than its display name.
      name = (method == null ? template : method) + "[" + last.substring(1) + "]";
    }
    return new TestId(className, name, true);
  }

  private static @Nullable String quoted(String source, String key) {
    int from = source.indexOf(key);
    int to = from < 0 ? -1 : source.indexOf('\'', from + key.length());
    return to < 0 ? null : source.substring(from + key.length(), to);
  }

  // Spock's methods are called $spock_feature_0_0; the display name is the readable one.
  private static boolean isPlain(String method) {
    return method.indexOf('$') < 0;
  }

  private static String withoutParameters(String value) {
    int parenthesis = value.indexOf('(');
    return parenthesis <= 0 ? value : value.substring(0, parenthesis);
  }
}
