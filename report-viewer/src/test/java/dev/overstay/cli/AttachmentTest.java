package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.tools.attach.AgentLoadException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a JVM that does not do as it is asked comes to. */
class AttachmentTest {
  private static final ProcessHandle SELF = ProcessHandle.current();

  private static String said(Callable<String> talk) {
    try (Attachment attachment = new Attachment(new JvmProcess(SELF), 100)) {
      return String.valueOf(
          assertThrows(Mistake.class, () -> attachment.bounded(talk)).getMessage());
    }
  }

  @Test
  void jvmThatDoesNotAnswerIsNotWaitedForForEver() {
    Callable<String> talk =
        () -> {
          new CountDownLatch(1).await();
          return "";
        };
    String line = " does not answer: it is frozen, or can't reach a safepoint; try again later";
    assertEquals(SELF.pid() + line, said(talk));
  }

  @Test
  void reasonOfTheJvmIsPassedOn() {
    Callable<String> talk =
        () -> {
          throw new AgentLoadException("Unable to add JAR file to system class path");
        };
    String line = ": Unable to add JAR file to system class path";
    assertEquals("can't attach to " + SELF.pid() + line, said(talk));
  }
}
