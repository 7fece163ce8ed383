package dev.overstay.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.overstay.ledger.Ledger;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Errors inside a probe: the agent's stay there, the user's go on. */
class ProbeTest {
  private static final class Fails implements ExitListener {
    private final Error error;

    Fails(Error error) {
      this.error = error;
    }

    @Override
    public void mainEnded() {
      throw error;
    }

    @Override
    public void mainFailed() {
      throw error;
    }

    @Override
    public void threadEnded() {
      throw error;
    }

    @Override
    public void exitCalled(int status) {
      throw error;
    }

    @Override
    public void hooksBegin() {
      throw error;
    }

    @Override
    public void hooksEnded() {
      throw error;
    }

    @Override
    public void haltCalled(int status) {
      throw error;
    }

    @Override
    public void propertiesAsked(Properties properties) {
      throw error;
    }
  }

  private static void fail(Error error) {
    Probe.listen(new Fails(error), new Thread());
  }

  @AfterEach
  void nothingFails() {
    fail(new AssertionError("no probe is called"));
  }

  @Test
  void stopOfAThreadGoesOnToItsCode() {
    ThreadDeath stop = new ThreadDeath();
    fail(stop);
    assertSame(stop, assertThrows(ThreadDeath.class, () -> Probe.exitCalled(5)));
    assertSame(
        stop, assertThrows(ThreadDeath.class, () -> Probe.propertiesAsked(new Properties())));
  }

  @Test
  void exitThatHasBegunGoesOnWhereItsThreadIsStopped() {
    fail(new ThreadDeath());
    Probe.hooksBegin();
    Probe.hooksEnded();
    Probe.haltCalled(5);
  }

  @Test
  void otherErrorsStayInTheProbeAndAreCounted() {
    long before = Ledger.dropped();
    fail(new OutOfMemoryError("as told"));
    Probe.exitCalled(5);
    fail(new NoClassDefFoundError("as told"));
    Probe.hooksBegin();
    fail(new StackOverflowError("as told"));
    Probe.propertiesAsked(new Properties());
    assertEquals(before + 3, Ledger.dropped());
  }
}
