package dev.overstay.tests.targets.junit;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A test that fails after its time, while the thread that runs it does not end. */
public class TimesOut {
  @Test
  @Timeout(value = 200, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void spins() {
    while (true) {
      Thread.onSpinWait(); // live: thread
    }
  }
}
