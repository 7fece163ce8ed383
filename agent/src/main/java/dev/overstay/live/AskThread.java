package dev.overstay.live;

import dev.overstay.base.AgentThread;
import dev.overstay.jdk.Culprit;
import dev.overstay.kind.Kind;
import dev.overstay.ledger.Birth;
import org.jspecify.annotations.Nullable;

/** Asks the user's objects one question after another, while a caller waits for the answer. */
final class AskThread extends AgentThread {
  private static final long LOOK_MS = 50;

  /** By which the bound is divided while a halt waits: it goes on after a second. */
  private static final int HURRIED = 10;

  private int question;
  private @Nullable Kind kind;
  private @Nullable Object key;
  private @Nullable Birth birth;
  private boolean due;
  private boolean given;
  private boolean abandoned;
  private @Nullable Object value;
  private @Nullable String failure;

  AskThread() {
    super("overstay-asks");
  }

  /**
   * Asks and waits for the answer. An interruption of the caller does not end the wait, and is
   * kept.
   *
   * @param boundMs how long the answer may take
   * @return null if no answer comes; this thread must not be used any more then
   */
  synchronized @Nullable Answer ask(
      int question, Kind kind, Object key, @Nullable Birth birth, long boundMs) {
    this.question = question;
    this.kind = kind;
    this.key = key;
    this.birth = birth;
    due = true;
    given = false;
    notifyAll();
    boolean interrupted = false;
    long began = System.nanoTime();
    long end = began + boundMs * 1_000_000;
    for (long left = end - began; !given && left > 0; left = end - System.nanoTime()) {
      try {
        wait(Math.min(LOOK_MS, left / 1_000_000 + 1));
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (UserObjects.isHurried()) {
        end = Math.min(end, System.nanoTime() + boundMs * 1_000_000 / HURRIED);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    abandoned = !given;
    Answer answer = given ? new Answer(value, failure) : null;
    value = null;
    return answer;
  }

  @Override
  protected void work() {
    while (awaitsNext()) {
      Object answer = null;
      String words = null;
      Kind asked = kind;
      Object object = key;
      if (asked != null && object != null) {
        try {
          answer = Live.answer(question, asked, object, birth);
        } catch (Throwable t) {
          words = Culprit.threw(t, object);
        }
      }
      give(answer, words);
    }
  }

  /** Waits for the next question; false once no caller waits for an answer any more. */
  private synchronized boolean awaitsNext() {
    while (!due && !abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        // The method that was asked may interrupt its caller; that is not meant for the agent.
      }
    }
    due = false;
    return !abandoned;
  }

  private synchronized void give(@Nullable Object answer, @Nullable String words) {
    value = answer;
    failure = words;
    given = true;
    // The thread keeps no object of the user while it waits.
    kind = null;
    key = null;
    birth = null;
    notifyAll();
  }

  /**
   * The outcome of a question.
   *
   * @param value the answer
   * @param failure the method that did not answer, and how; null if all methods answered
   */
  record Answer(@Nullable Object value, @Nullable String failure) {}
}
