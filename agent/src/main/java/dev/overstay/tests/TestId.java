package dev.overstay.tests;

import org.jspecify.annotations.Nullable;

/**
 * What a unique id of JUnit Platform says: segments {@code [type:value]}, outermost first.
 *
 * @param className the test class; null where no segment names one
 * @param name the test's name; of a class's own phases, what they are
 * @param isTest whether it is a test rather than a container of tests
 */
record TestId(@Nullable String className, String name, boolean isTest) {
  private static final String CLASS_PHASE = "before or after its tests";

  static TestId of(String uniqueId) {
    String className = null;
    String name = "";
    String type = "";
    String template = "";
    int from = uniqueId.indexOf('[');
    while (from >= 0) {
      int colon = uniqueId.indexOf(':', from);
      int to = uniqueId.indexOf("]/[", from);
      int end = to < 0 ? uniqueId.length() - 1 : to;
      if (colon < 0 || colon > end) {
        break;
      }
      type = uniqueId.substring(from + 1, colon);
      String value = uniqueId.substring(colon + 1, end);
      if (type.equals("class") || type.equals("runner")) {
        className = value;
      } else if (type.equals("nested-class")) {
        className = className + "$" + value;
      } else if (type.equals("test-template") || type.equals("test-factory")) {
        template = withoutParameters(value);
      }
      name = withoutParameters(value);
      from = to < 0 ? -1 : to + 2;
    }
    boolean isTest = !isContainer(type);
    if (isTest && name.startsWith("#")) {
      // An invocation of a template or a dynamic test: "#2" alone says nothing.
      name = template + "[" + name.substring(1) + "]";
    }
    return new TestId(className, isTest ? name : CLASS_PHASE, isTest);
  }

  private static String withoutParameters(String value) {
    int parenthesis = value.indexOf('(');
    return parenthesis < 0 ? value : value.substring(0, parenthesis);
  }

  private static boolean isContainer(String type) {
    return switch (type) {
      case "engine",
          "class",
          "nested-class",
          "runner",
          "suite",
          "class-template",
          "class-template-invocation",
          "test-template",
          "test-factory",
          "dynamic-container" ->
          true;
      default -> false;
    };
  }
}
