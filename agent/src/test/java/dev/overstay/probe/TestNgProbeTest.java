package dev.overstay.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import dev.overstay.ledger.TestJudge;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results that wait for the methods after their test. */
class TestNgProbeTest {
  private static final int STARTED = 16;
  private static final int SUCCESS = 1;
  private static final long BOUND_NANOS = 20_000_000_000L;

  /** Fails nothing, and waits or does not. */
  private record Waits(boolean waits) implements TestJudge {
    @Override
    public @Nullable Throwable judge(Span ended) {
      return null;
    }

    @Override
    public boolean waitsFor(Span ending) {
      return waits;
    }
  }

  @BeforeAll
  static void answersWait() {
    Ledger.prepare(0);
    Spans.judgeBy(new Waits(true));
  }

  @AfterAll
  static void answersWaitNoMore() {
    // Other tests of this JVM would take them for what runs.
    TestNgProbe.aborted();
    Spans.judgeBy(new Waits(false));
  }

  /** A thread of a user's that is equal to all others of its kind, and notes who asks. */
  private static final class Odd extends Thread {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    Odd(Runnable task) {
      super(task);
    }

    @Override
    public int hashCode() {
      asked.add("hashCode");
      return 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      asked.add("equals");
      return other instanceof Odd;
    }
  }

  private static Object waiting() {
    Object result = new Object();
    TestNgProbe.test(result, "Type", "method", STARTED);
    assertSame(result, TestNgProbe.waits(result, "Type", "method", SUCCESS));
    return result;
  }

  private static void end(Object result) {
    assertNull(TestNgProbe.waits(result, "Type", "method", SUCCESS));
    TestNgProbe.test(result, "Type", "method", SUCCESS);
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  @Test
  void resultIsToldOfOnceItsAfterMethodsHaveRun() {
    assertNull(TestNgProbe.afterMethods());
    Object result = waiting();
    assertSame(result, TestNgProbe.waits(result, "Type", "method", SUCCESS));
    assertSame(result, TestNgProbe.afterMethods());
    end(result);
    assertNull(TestNgProbe.afterMethods());
  }

  @Test
  void threadsThatCallThemselvesEqualEachHaveTheirOwnResult() throws InterruptedException {
    List<@Nullable Object> results = Collections.synchronizedList(new ArrayList<>());
    Odd inner =
        new Odd(
            () -> {
              Object own = waiting();
              results.add(own);
              results.add(TestNgProbe.afterMethods());
              end(own);
            });
    Odd outer =
        new Odd(
            () -> {
              Object own = waiting();
              results.add(own);
              try {
                run(inner);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              results.add(TestNgProbe.afterMethods());
              end(own);
            });
    run(outer);
    assertEquals(4, results.size());
    assertSame(results.get(1), results.get(2));
    assertSame(results.get(0), results.get(3));
    assertEquals(List.of(), inner.asked);
    assertEquals(List.of(), outer.asked);
  }

  @Test
  void resultThatNobodyKeepsIsCollectedThoughItWasNeverTold() throws InterruptedException {
    WeakReference<Object> result = new WeakReference<>(waiting());
    assertCollected(result);
    assertNull(TestNgProbe.afterMethods());
  }

  @Test
  void threadThatWaitedIsCollected() throws InterruptedException {
    assertCollected(waited());
  }

  private static WeakReference<Thread> waited() throws InterruptedException {
    Thread thread = new Thread(TestNgProbeTest::waiting);
    run(thread);
    return new WeakReference<>(thread);
  }

  private static void assertCollected(WeakReference<?> reference) throws InterruptedException {
    long began = System.nanoTime();
    while (!reference.refersTo(null)) {
      assertTrue(System.nanoTime() - began < BOUND_NANOS, "not collected");
      System.gc();
      Thread.onSpinWait();
    }
  }
}
