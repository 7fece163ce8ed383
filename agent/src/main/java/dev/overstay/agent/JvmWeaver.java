package dev.overstay.agent;

import dev.overstay.boot.JavaLang;
import dev.overstay.weave.Point;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weaver of this JVM, which can define classes that every class loader sees. */
final class JvmWeaver extends Weaver {
  private final Instrumentation instrumentation;

  JvmWeaver(List<Point> points, Instrumentation instrumentation) {
    super(points);
    this.instrumentation = instrumentation;
  }

  @Override
  protected @Nullable String defineInBootLoader(byte[] classFile) {
    return JavaLang.define(classFile, instrumentation);
  }
}
