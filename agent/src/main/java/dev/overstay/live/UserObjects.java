package dev.overstay.live;

import dev.overstay.jdk.Culprit;
import dev.overstay.kind.Kind;
import dev.overstay.ledger.Birth;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks resources of the user's own classes, whose methods may throw anything or never return. Each
 * question has a bound, and a missing answer affects only that object. An object that does not
 * answer in time is not asked again.
 */
public final class UserObjects {
  // The bound is divided by four with each object that does not answer, so that all of them
  // together take less than the five seconds that an exit waits for a snapshot.
  private static final long BOUND_MS = 2_000;
  private static final long SHORTEST_MS = 20;

  // Each of these leaves a thread in the user's method.
  private static final int MOST_SILENT = 32;
  // All of them together take less than half of the second that a halt waits.
  private static final int MOST_SILENT_AT_HALT = 8;
  private static final int MOST_WORDS = 10;

  private static final List<Silent> silent = new ArrayList<>();
  private static final Set<String> unanswered = new LinkedHashSet<>();
  private static @Nullable AskThread idle;
  private static volatile boolean hurried;

  /** An object that did not answer in time, and the question. */
  private record Silent(WeakReference<Object> key, String words) {}

  private UserObjects() {}

  /** A halt waits for the snapshot: questions that are not answered soon count as unanswered. */
  public static void hurry() {
    hurried = true;
  }

  static boolean isHurried() {
    return hurried;
  }

  /** Begins a snapshot, which reports again which methods did not answer. */
  public static synchronized void begin() {
    unanswered.clear();
  }

  /** The methods that did not answer in the latest snapshot. */
  public static synchronized List<String> unanswered() {
    return new ArrayList<>(unanswered);
  }

  /** Notes that a method did not answer. */
  static synchronized void note(String words) {
    if (unanswered.size() < MOST_WORDS) {
      unanswered.add(words);
    }
  }

  /** Asks one question, with its bound. */
  static synchronized AskThread.Answer ask(
      int question, Kind kind, Object key, @Nullable Birth birth) {
    for (Silent one : silent) {
      if (one.key.refersTo(key)) {
        return new AskThread.Answer(null, one.words);
      }
    }
    if (silent.size() >= (hurried ? MOST_SILENT_AT_HALT : MOST_SILENT)) {
      String words = key.getClass().getName() + " was not asked, as too many others do not answer";
      return new AskThread.Answer(null, words);
    }
    AskThread thread = idle == null ? begun() : idle;
    if (thread == null) {
      return askHere(question, kind, key, birth);
    }
    idle = thread;
    long bound = Math.max(SHORTEST_MS, BOUND_MS >> (2 * silent.size()));
    AskThread.Answer answer = thread.ask(question, kind, key, birth, bound);
    if (answer == null) {
      idle = null;
      String words = Culprit.of(thread.getStackTrace()) + " does not answer";
      silent.add(new Silent(new WeakReference<>(key), words));
      return new AskThread.Answer(null, words);
    }
    return answer;
  }

  private static @Nullable AskThread begun() {
    AskThread thread = new AskThread();
    // Without a thread the question is asked on this one, where a method that never returns costs
    // the whole snapshot.
    return thread.tryStart() ? thread : null;
  }

  private static AskThread.Answer askHere(
      int question, Kind kind, Object key, @Nullable Birth birth) {
    try {
      return new AskThread.Answer(Live.answer(question, kind, key, birth), null);
    } catch (Throwable t) {
      return new AskThread.Answer(null, Culprit.threw(t, key));
    }
  }
}
