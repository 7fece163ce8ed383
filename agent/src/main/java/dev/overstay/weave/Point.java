package dev.overstay.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe point: the method into which a call is inserted, and the place in it. The methods that
 * narrow a point return a changed copy.
 */
public final class Point {
  /** What every exception is. */
  static final String ANY_EXCEPTION = "java/lang/Throwable";

  private final String owner;
  private final String method;
  private final Call call;
  private final List<Argument> arguments;
  private boolean atReturn;
  private @Nullable String descriptor;
  private @Nullable String thrown;
  private boolean optional;
  private List<Step> steps = List.of();

  private Point(String owner, String method, boolean atReturn, Call call, Argument... arguments) {
    this.owner = owner;
    this.method = method;
    this.atReturn = atReturn;
    this.call = call;
    this.arguments = List.of(arguments);
  }

  private Point(Point other) {
    owner = other.owner;
    method = other.method;
    call = other.call;
    arguments = other.arguments;
    atReturn = other.atReturn;
    descriptor = other.descriptor;
    thrown = other.thrown;
    optional = other.optional;
    steps = other.steps;
  }

  /** Where each constructor of {@code owner} returns: {@code Probe.born(this, kind)}. */
  public static Point constructed(String owner, int kind) {
    return atReturn(owner, "<init>", Call.BORN, Argument.THIS, Argument.kind(kind));
  }

  /**
   * The entry of a method.
   *
   * @param owner the class, by internal name; the JDK's own, or a framework's in whatever loader
   * @param method the method, {@code <init>} for every constructor
   * @param arguments what is passed, in order; they must fit the descriptor of the call
   */
  public static Point atEntry(String owner, String method, Call call, Argument... arguments) {
    return new Point(owner, method, false, call, arguments);
  }

  /** Before each normal return of a method; the parameters are those of {@link #atEntry}. */
  public static Point atReturn(String owner, String method, Call call, Argument... arguments) {
    return new Point(owner, method, true, call, arguments);
  }

  /** The same point in the method with this descriptor only. */
  public Point with(String methodDescriptor) {
    Point copy = new Point(this);
    copy.descriptor = methodDescriptor;
    return copy;
  }

  /**
   * The same point where an instance method ends in this exception, which it must declare. Only the
   * object itself, its methods and constants can be passed.
   *
   * @param exception by internal name
   */
  public Point whenItThrows(String exception) {
    Point copy = new Point(this);
    copy.atReturn = false;
    copy.thrown = exception;
    return copy;
  }

  /** The same where an instance method ends in any exception, declared or not. */
  public Point whenItFails() {
    return whenItThrows(ANY_EXCEPTION);
  }

  /** The same point, where a class without the method is not a failure: not every JDK has it. */
  public Point whereItExists() {
    Point copy = new Point(this);
    copy.optional = true;
    return copy;
  }

  /**
   * The same point, with these steps in their order. They are done with the object that the probe
   * returns, unless that is null; at entry, or at a return of a class file without frames, before
   * Java 6.
   */
  public Point then(Step[]... parts) {
    List<Step> all = new ArrayList<>();
    for (Step[] part : parts) {
      Collections.addAll(all, part);
    }
    Point copy = new Point(this);
    copy.steps = all;
    return copy;
  }

  /** The class, by internal name. */
  public String owner() {
    return owner;
  }

  /** The method, {@code <init>} for every constructor. */
  public String method() {
    return method;
  }

  /**
   * The method's descriptor; null for every method of that name, because internal signatures drift
   * between JDKs.
   */
  @Nullable String descriptor() {
    return descriptor;
  }

  /** Whether the call stands before each normal return rather than at the entry. */
  boolean atReturn() {
    return atReturn;
  }

  /** The exception in which the method ends, and nowhere else; null for entry and return. */
  @Nullable String thrown() {
    return thrown;
  }

  /** The call that is inserted. */
  public Call call() {
    return call;
  }

  /** The class that is called, by internal name. */
  String probeClass() {
    return call.probeClass();
  }

  /** The method that is called. */
  String probe() {
    return call.method();
  }

  /** The descriptor of the method that is called. */
  String probeDescriptor() {
    return call.descriptor();
  }

  /** Whether a class without the method is as good. */
  boolean optional() {
    return optional;
  }

  List<Argument> arguments() {
    return arguments;
  }

  List<Step> steps() {
    return steps;
  }

  /** Whether it calls {@code Probe} itself. */
  boolean callsProbe() {
    return call.probeClass().equals(Call.PROBE);
  }

  /** Class and method as a reader knows them. */
  public String words() {
    return owner.replace('/', '.') + "." + method + (descriptor == null ? "" : descriptor);
  }
}
