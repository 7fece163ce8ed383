package dev.overstay.tests.scale;

import dev.overstay.dump.Frame;
import java.util.List;

/**
 * Where a made-up finding was born.
 *
 * @param kind the kind of its root
 * @param calls the JDK's frames, innermost first
 * @param module the module whose code made it
 * @param number tells the place from all others of the module
 * @param testClass the test class
 * @param test its method
 */
record Born(
    String kind, List<String> calls, String module, int number, String testClass, String test) {

  private String type() {
    return "com.acme." + module + ".Fixture" + number;
  }

  /** The innermost own frame. */
  String frame() {
    return Frames.frame(type(), "start", line());
  }

  private int line() {
    return 10 + number % 300;
  }

  Frame madeBy() {
    return new Frame(type(), "start", "Fixture" + number + ".java", line(), true);
  }

  /** The same in each JVM that runs this code. */
  String finding() {
    return String.format("f-%08x", (module + "/" + kind + "/" + number).hashCode());
  }
}
