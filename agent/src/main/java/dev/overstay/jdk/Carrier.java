package dev.overstay.jdk;

/**
 * Keeps a virtual thread on its carrier. From JDK 24 on, a virtual thread that waits gives its
 * carrier away, and may never get one back while other virtual threads run: an exit that it has
 * called would never end.
 */
public final class Carrier {
  private static final int FIRST_THAT_UNMOUNTS = 24;
  private static final String CONTINUATION = "jdk.internal.vm.Continuation";

  private Carrier() {}

  /** Pins the current thread, if it is virtual; returns whether {@link #unpin} is due. */
  public static boolean pin() {
    return Runtime.version().feature() >= FIRST_THAT_UNMOUNTS
        && Thread.currentThread().getClass().getName().equals("java.lang.VirtualThread")
        && PrivateFields.run(CONTINUATION, "pin");
  }

  /** Undoes {@link #pin}. */
  public static void unpin() {
    PrivateFields.run(CONTINUATION, "unpin");
  }
}
