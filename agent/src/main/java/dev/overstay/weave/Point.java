package dev.overstay.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe point: the place in a method where a call of the ledger is inserted.
 *
 * @param owner the class, by internal name; a class of the JDK, or of a framework in any loader
 * @param method the method, {@code <init>} for every constructor
 * @param descriptor the method's descriptor; null for every method of that name, because internal
 *     signatures change between JDKs
 * @param atReturn before each normal return rather than at entry
 * @param thrown the exception, by internal name, if the call is only made where the method ends
 *     with it; null for entry and return
 * @param probeClass the class of the ledger that is called, by internal name
 * @param probe its method
 * @param probeDescriptor its descriptor
 * @param optional whether the class may lack the method, because not every JDK has it
 * @param arguments the arguments of the call, in order
 * @param steps the instructions that use the object that the probe returns, unless that is null;
 *     only at entry, or at a return in a class file without frames, before Java 6
 */
public record Point(
    String owner,
    String method,
    @Nullable String descriptor,
    boolean atReturn,
    @Nullable String thrown,
    String probeClass,
    String probe,
    String probeDescriptor,
    boolean optional,
    List<Argument> arguments,
    List<Step> steps) {

  /** The superclass of every exception. */
  static final String ANY_EXCEPTION = "java/lang/Throwable";

  /** The package of the classes that woven code calls. */
  static final String PROBES = "dev/overstay/probe/";

  private static final String PROBE = PROBES + "Probe";
  private static final String BORN = "(Ljava/lang/Object;I)V";

  /** Where each constructor of {@code owner} returns: {@code Probe.born(this, kind)}. */
  public static Point constructed(String owner, int kind) {
    return new Point(
        owner,
        "<init>",
        null,
        true,
        null,
        PROBE,
        "born",
        BORN,
        false,
        List.of(Argument.THIS, Argument.kind(kind)),
        List.of());
  }

  /** Any other point; the arguments must match the descriptor of the probe. */
  public static Point of(
      String owner, String method, boolean atReturn, String probe, String d, Argument... args) {
    return new Point(
        owner, method, null, atReturn, null, PROBE, probe, d, false, List.of(args), List.of());
  }

  /** The same point, but only in the method with this descriptor. */
  public Point with(String methodDescriptor) {
    return new Point(
        owner,
        method,
        methodDescriptor,
        atReturn,
        thrown,
        probeClass,
        probe,
        probeDescriptor,
        optional,
        arguments,
        steps);
  }

  /**
   * The same point, where an instance method ends with this exception, which it must declare. Only
   * the object itself, results of its methods and constants can be passed.
   */
  public Point whenItThrows(String exception) {
    return new Point(
        owner,
        method,
        descriptor,
        false,
        exception,
        probeClass,
        probe,
        probeDescriptor,
        optional,
        arguments,
        steps);
  }

  /** The same point, where an instance method ends with any exception, declared or not. */
  public Point whenItFails() {
    return whenItThrows(ANY_EXCEPTION);
  }

  /** The same point, but a class without the method does not count as a failure. */
  public Point whereItExists() {
    return new Point(
        owner,
        method,
        descriptor,
        atReturn,
        thrown,
        probeClass,
        probe,
        probeDescriptor,
        true,
        arguments,
        steps);
  }

  /** The same point, but it calls another class of the ledger than {@code Probe}. */
  public Point calling(String simpleName) {
    return new Point(
        owner,
        method,
        descriptor,
        atReturn,
        thrown,
        PROBES.concat(simpleName),
        probe,
        probeDescriptor,
        optional,
        arguments,
        steps);
  }

  /** The same point with these steps, in this order. */
  public Point then(Step[]... parts) {
    List<Step> all = new ArrayList<>();
    for (Step[] part : parts) {
      Collections.addAll(all, part);
    }
    return new Point(
        owner,
        method,
        descriptor,
        atReturn,
        thrown,
        probeClass,
        probe,
        probeDescriptor,
        optional,
        arguments,
        all);
  }

  /** Whether it calls {@code Probe} itself. */
  boolean callsProbe() {
    return probeClass.equals(PROBE);
  }

  /** The class and method in the form that users know. */
  public String words() {
    return owner.replace('/', '.') + "." + method + (descriptor == null ? "" : descriptor);
  }
}
