package dev.overstay.tests.operations;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Runs an operation as the last of so many frames: what a birth costs grows with its stack. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class AtDepth {
  /** Frames of the stack, the operation's own included. */
  @Param({"20", "80"})
  public int frames;

  private int missing = -1;

  /** What is measured. */
  protected abstract void operation() throws Exception;

  /** Goes down and runs it. */
  @Benchmark
  public void measure() throws Exception {
    if (missing < 0) {
      // This frame is counted; one of descend and the operation's are not.
      missing = frames - new Throwable().getStackTrace().length - 2;
      if (missing < 0) {
        throw new IllegalStateException("JMH itself takes more than " + frames + " frames");
      }
    }
    descend(missing);
  }

  private void descend(int more) throws Exception {
    if (more > 0) {
      descend(more - 1);
    } else {
      operation();
    }
  }
}
