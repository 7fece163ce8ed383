package dev.overstay.dump;

import org.jspecify.annotations.Nullable;

/**
 * The place in code to open in an editor.
 *
 * @param className the class, with its package
 * @param method the method's name
 * @param file the source file's name; null if the class has none
 * @param line the line; null if the class has none
 * @param own whether the frame is the user's own code
 */
public record Frame(
    String className, String method, @Nullable String file, @Nullable Integer line, boolean own) {

  /**
   * The form of a stack trace, the class without its package: {@code FooTest.bar(FooTest.java:12)}.
   */
  public String words() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    String place =
        file == null ? "Unknown Source" : line == null || line < 1 ? file : file + ":" + line;
    return simple + "." + method + "(" + place + ")";
  }
}
