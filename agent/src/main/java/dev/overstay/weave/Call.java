package dev.overstay.weave;

/**
 * The call that is inserted: a static method of the agent's that woven code calls.
 *
 * @param probeClass the class that has it, by internal name
 * @param method its name
 * @param descriptor its descriptor
 */
public record Call(String probeClass, String method, String descriptor) {
  /** The package of the classes that woven code calls. */
  static final String PROBES = "dev/overstay/probe/";

  static final String PROBE = PROBES + "Probe";

  /** A resource was created. Passes the resource and its kind. */
  public static final Call BORN = of("Probe", "born", "(Ljava/lang/Object;I)V");

  /** A resource was created that another one closes. Passes both, and the kind of the first. */
  public static final Call BORN_OWNED =
      of("Probe", "bornOwned", "(Ljava/lang/Object;Ljava/lang/Object;I)V");

  /** A resource was created that the system knows by a number. Passes all three. */
  public static final Call BORN_NUMBERED = of("Probe", "bornNumbered", "(Ljava/lang/Object;II)V");

  /** A resource was closed for certain. Passes the resource and its kind. */
  public static final Call TAKEN_BACK = of("Probe", "takenBack", "(Ljava/lang/Object;I)V");

  /** A resource was closed if this is true. Passes that, the resource and its kind. */
  public static final Call CLOSED = of("Probe", "closed", "(ZLjava/lang/Object;I)V");

  /** A resource was asked to end, and has not ended yet. Passes the resource and its kind. */
  public static final Call ASKED_TO_END = of("Probe", "askedToEnd", "(Ljava/lang/Object;I)V");

  /** A method of a class in the package of probes. */
  public static Call of(String simpleName, String method, String descriptor) {
    return new Call(PROBES.concat(simpleName), method, descriptor);
  }
}
