package dev.overstay.agent;

import dev.overstay.ledger.LateClasses;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Defines classes in the boot loader; the one class that sees {@code jdk.internal.misc}. Once run,
 * it defines the late ones.
 */
public final class BootDefiner implements Runnable {
  private final UnsafeStub unsafe = UnsafeStub.getUnsafe();
  private final byte[][] late;
  private final int[] sizes;
  private final byte[][] waiting;

  /**
   * Defines the early classes now. Those that extend a late one become late ones.
   *
   * @param early class files
   * @param late class files, deflated
   * @param sizes what each of {@code late} inflates to
   */
  public BootDefiner(byte[][] early, byte[][] late, int[] sizes) {
    this.late = late;
    this.sizes = sizes;
    defineAll(early);
    waiting = early;
    LateClasses.from(this);
  }

  /** Defines the late classes. */
  @Override
  public void run() {
    byte[][] classes = new byte[late.length + waiting.length][];
    Inflater inflater = new Inflater(true);
    try {
      for (int i = 0; i < late.length; i++) {
        classes[i] = new byte[sizes[i]];
        inflater.reset();
        inflater.setInput(late[i]);
        inflater.inflate(classes[i]);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("the agent's jar is damaged", e);
    } finally {
      inflater.end();
    }
    System.arraycopy(waiting, 0, classes, late.length, waiting.length);
    defineAll(classes);
  }

  // A class can be defined once what it extends is: those that come too early are tried again, as
  // long as one more succeeds each time.
  private void defineAll(byte[][] classes) {
    boolean more = true;
    while (more) {
      more = false;
      boolean left = false;
      for (int i = 0; i < classes.length; i++) {
        if (classes[i] != null) {
          try {
            unsafe.defineClass(null, classes[i], 0, classes[i].length, null, null);
            classes[i] = null;
            more = true;
          } catch (NoClassDefFoundError e) {
            left = true;
          }
        }
      }
      more &= left;
    }
  }
}
