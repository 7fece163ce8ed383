package dev.overstay.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe point: where in which method a call of {@code dev.overstay.ledger.Probe} is inserted.
 *
 * @param owner the class, by internal name; the JDK's own, or a framework's in whatever loader
 * @param method the method, {@code <init>} for every constructor
 * @param descriptor the method's descriptor; null for every method of that name, because internal
 *     signatures drift between JDKs
 * @param atReturn before each normal return rather than at entry
 * @param thrown where the method ends in this exception, by internal name, and nowhere else; null
 *     for entry and return
 * @param probe the method of {@code Probe}
 * @param probeDescriptor its descriptor
 * @param optional whether a class without the method is as good: not every JDK has it
 * @param arguments what is passed, in order
 */
public record Point(
    String owner,
    String method,
    @Nullable String descriptor,
    boolean atReturn,
    @Nullable String thrown,
    String probe,
    String probeDescriptor,
    boolean optional,
    List<Argument> arguments) {

  private static final String BORN = "(Ljava/lang/Object;I)V";

  /** Where each constructor of {@code owner} returns: {@code Probe.born(this, kind)}. */
  public static Point constructed(String owner, int kind) {
    return new Point(
        owner,
        "<init>",
        null,
        true,
        null,
        "born",
        BORN,
        false,
        List.of(Argument.THIS, Argument.kind(kind)));
  }

  /** Any other point; the arguments must fit the descriptor of the probe. */
  public static Point of(
      String owner, String method, boolean atReturn, String probe, String d, Argument... args) {
    return new Point(owner, method, null, atReturn, null, probe, d, false, List.of(args));
  }

  /** The same point in the method with this descriptor only. */
  public Point with(String methodDescriptor) {
    return new Point(
        owner,
        method,
        methodDescriptor,
        atReturn,
        thrown,
        probe,
        probeDescriptor,
        optional,
        arguments);
  }

  /**
   * The same point where an instance method ends in this exception, which it must declare. Only the
   * object itself, its methods and constants can be passed.
   */
  public Point whenItThrows(String exception) {
    return new Point(
        owner, method, descriptor, false, exception, probe, probeDescriptor, optional, arguments);
  }

  /** The same point, where a class without the method is no failure. */
  public Point whereItExists() {
    return new Point(
        owner, method, descriptor, atReturn, thrown, probe, probeDescriptor, true, arguments);
  }

  /** Class and method as a reader knows them. */
  public String words() {
    return owner.replace('/', '.') + "." + method + (descriptor == null ? "" : descriptor);
  }
}
