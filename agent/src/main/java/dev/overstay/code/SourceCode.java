package dev.overstay.code;

/**
 * What the class files of one JVM say, each read once.
 *
 * @param lines the calls on a line
 * @param closers how objects are closed
 */
public record SourceCode(LineCalls lines, Closers closers) {
  /** With nothing read yet. */
  public SourceCode() {
    this(new LineCalls(), new Closers());
  }
}
