package dev.overstay.base;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A thread of the agent is started once, whatever became of the one who started it. */
class AgentThreadTest {
  private static final class Waiting extends AgentThread {
    private final CountDownLatch end = new CountDownLatch(1);

    Waiting() {
      super("overstay-waiting");
    }

    @Override
    protected void work() {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void threadThatWasStartedRunsAndOneThatHasEndedDoesNot() throws InterruptedException {
    Waiting thread = new Waiting();
    assertTrue(thread.tryStart());
    assertTrue(thread.tryStart(), "it was started by one who was stopped then");
    thread.end.countDown();
    thread.join();
    assertFalse(thread.tryStart(), "it has ended");
  }
}
