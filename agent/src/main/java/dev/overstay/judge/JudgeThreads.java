package dev.overstay.judge;

import dev.overstay.base.Late;
import dev.overstay.capture.Setup;
import dev.overstay.finding.TestLeak;
import dev.overstay.jdk.Culprit;
import dev.overstay.ledger.Span;
import dev.overstay.live.Questions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judge's threads: one for each test that is looked at, so that no test waits for another one.
 * A resource that does not answer is not queried again.
 */
@Late
final class JudgeThreads implements Questions {
  private static final long BOUND_MS = 2_000;

  // How many objects may fail to answer: for one test, and in the whole run.
  private static final int MOST_OF_A_LOOK = 2;
  private static final int MOST = 8;

  private final Judge judge;
  private final Setup setup;
  private final List<JudgeThread> idle = new ArrayList<>();
  private volatile List<WeakReference<Object>> silent = List.of();
  private int abandoned;

  JudgeThreads(Judge judge, Setup setup) {
    this.judge = judge;
    this.setup = setup;
  }

  /** The resources that a test leaked; empty if they do not answer. */
  List<TestLeak> look(Span span) {
    for (int i = 0; i < MOST_OF_A_LOOK; i++) {
      JudgeThread thread = take();
      if (thread == null) {
        break;
      }
      boolean answers = true;
      try {
        List<TestLeak> left = thread.look(span, BOUND_MS);
        if (left != null) {
          return left;
        }
        answers = false;
      } finally {
        if (answers) {
          giveBack(thread);
        }
      }
      abandon(thread);
    }
    return List.of();
  }

  private synchronized @Nullable JudgeThread take() {
    if (abandoned >= MOST) {
      return null;
    }
    int last = idle.size() - 1;
    return last < 0 ? new JudgeThread(judge, setup.freezer()) : idle.remove(last);
  }

  private synchronized void giveBack(JudgeThread thread) {
    idle.add(thread);
  }

  private void abandon(JudgeThread thread) {
    Object key = thread.asked();
    boolean last;
    synchronized (this) {
      if (key != null) {
        List<WeakReference<Object>> more = new ArrayList<>(silent);
        more.add(new WeakReference<>(key));
        silent = more;
      }
      abandoned++;
      last = abandoned == MOST;
    }
    setup.accepted.warn(
        Culprit.of(thread.getStackTrace())
            + " does not answer; "
            + (last
                ? "option failon is off for the rest of this run"
                : "option failon does not check that object any more"));
  }

  @Override
  public void asks(@Nullable Object key) {
    if (Thread.currentThread() instanceof JudgeThread thread) {
      thread.asks(key);
    }
  }

  @Override
  public boolean areBounded() {
    return Thread.currentThread() instanceof JudgeThread;
  }

  @Override
  public boolean skips(Object key) {
    List<WeakReference<Object>> all = silent;
    if (!all.isEmpty() && Thread.currentThread() instanceof JudgeThread) {
      for (WeakReference<Object> one : all) {
        if (one.refersTo(key)) {
          return true;
        }
      }
    }
    return false;
  }
}
