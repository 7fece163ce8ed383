package dev.overstay.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Stacks as text: shared, and gone with the last birth that has them. */
class FrozenStackTest {
  private static StackTraceElement[] frames(String... methods) {
    StackTraceElement[] frames = new StackTraceElement[methods.length];
    for (int i = 0; i < methods.length; i++) {
      frames[i] = new StackTraceElement("com.acme.Orders", methods[i], "Orders.java", 10 + i);
    }
    return frames;
  }

  @Test
  void equalStacksAreOne() {
    FrozenStack one = FrozenStack.of(frames("place", "main"));
    assertSame(one, FrozenStack.of(frames("place", "main")));
    assertArrayEquals(frames("place", "main"), one.elements());
  }

  @Test
  void othersShareTheirFrames() {
    FrozenStack one = FrozenStack.of(frames("place", "main"));
    FrozenStack other = FrozenStack.of(frames("place"));
    assertNotSame(one, other);
    assertSame(one.elements()[0], other.elements()[0]);
  }

  @Test
  void noFramesAreTheEmptyStack() {
    assertSame(FrozenStack.EMPTY, FrozenStack.of(frames()));
  }

  @Test
  void isCollectedWithItsLastUser() {
    WeakReference<FrozenStack> stack = new WeakReference<>(FrozenStack.of(frames("collected")));
    // Bounded: each turn collects.
    for (int turn = 0; turn < 200 && stack.get() != null; turn++) {
      System.gc();
    }
    assertEquals(null, stack.get());
  }
}
