package dev.overstay.boot;

import dev.overstay.base.LateClasses;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.zip.InflaterInputStream;

/**
 * Defines the classes of a renamed jar in the boot loader, when it is initialized. The build moves
 * it into package {@code sun.misc}: see {@link RenamedJar}.
 */
final class BootDefiner implements Runnable {
  static {
    // The code that loads this class has no cheaper way to pass something to it.
    Supplier<?> pack = (Supplier<?>) Thread.currentThread().getUncaughtExceptionHandler();
    new BootDefiner((byte[]) pack.get());
  }

  private final byte[] pack;
  private final int late;

  private BootDefiner(byte[] pack) {
    this.pack = pack;
    // The first class is this one.
    int at = 4 + number(0);
    UnsafeStub unsafe = UnsafeStub.getUnsafe();
    Class<?> defined = Object.class;
    for (int length = number(at); length > 0; length = number(at)) {
      defined = unsafe.defineClass(null, pack, at + 4, length, null, null);
      at += 4 + length;
    }
    late = at + 4;
    BootDefiner.class.getModule().addReads(defined.getModule());
    LateClasses.from(this);
  }

  private int number(int at) {
    return (pack[at] & 0xff) << 24
        | (pack[at + 1] & 0xff) << 16
        | (pack[at + 2] & 0xff) << 8
        | (pack[at + 3] & 0xff);
  }

  /** Defines the late classes. */
  @Override
  public void run() {
    UnsafeStub unsafe = UnsafeStub.getUnsafe();
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(new ByteArrayInputStream(pack, late, pack.length - late)))) {
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        unsafe.defineClass(null, in.readNBytes(length), 0, length, null, null);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the agent's jar is damaged", e);
    }
  }
}
