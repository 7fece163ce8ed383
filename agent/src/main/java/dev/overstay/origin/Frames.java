package dev.overstay.origin;

import dev.overstay.dump.Frame;
import dev.overstay.ledger.Birth;
import dev.overstay.snapshot.Runners;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about stack frames. */
public final class Frames {
  private Frames() {}

  /** The stack of a birth without the agent's own frames, innermost first. */
  public static List<StackTraceElement> of(Birth birth) {
    return birth.trace();
  }

  /** The frame as in a stack trace, without module and loader. */
  public static String text(StackTraceElement frame) {
    StringBuilder out = new StringBuilder(frame.getClassName());
    out.append('.').append(frame.getMethodName()).append('(');
    String file = frame.getFileName();
    if (frame.isNativeMethod()) {
      out.append("Native Method");
    } else if (file == null) {
      out.append("Unknown Source");
    } else {
      out.append(file);
      if (frame.getLineNumber() >= 0) {
        out.append(':').append(frame.getLineNumber());
      }
    }
    return out.append(')').toString();
  }

  /**
   * The frame as dumps store it, marked as the user's own if {@code own}; its line is null if
   * unknown.
   */
  public static Frame frame(StackTraceElement frame, boolean own) {
    int line = frame.getLineNumber();
    return new Frame(
        frame.getClassName(),
        frame.getMethodName(),
        frame.getFileName(),
        line < 0 ? null : Integer.valueOf(line),
        own);
  }

  /** Whether the class is in the JDK's base, on which all other code is built. */
  public static boolean isBase(StackTraceElement frame) {
    return "java.base".equals(frame.getModuleName());
  }

  /** Whether it is a class of the JDK, in any module. */
  public static boolean isJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  /** Whether it is a class of a test runner, whose own resources are never a finding. */
  public static boolean isRunner(StackTraceElement frame) {
    return Runners.owns(frame.getClassName());
  }

  /**
   * The library of a frame: the module of a JDK class, otherwise the first two parts of the
   * package, so that all jars of one library count as one; null for {@code java.base}.
   */
  public static @Nullable String library(StackTraceElement frame) {
    if (isJdk(frame)) {
      return isBase(frame) ? null : frame.getModuleName();
    }
    String name = frame.getClassName();
    int first = name.indexOf('.');
    int second = first < 0 ? -1 : name.indexOf('.', first + 1);
    return second < 0 ? name : name.substring(0, second);
  }
}
