package dev.overstay.live;

import dev.overstay.jdk.Culprit;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.kind.Remedy;
import dev.overstay.ledger.Birth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One live resource, frozen at a snapshot. */
public final class Live {
  private static final int LIVES = 0;
  private static final int NAME = 1;
  private static final int DETAIL = 2;
  private static final int IS_MEANT_TO_STAY = 3;
  private static final int LEFT_STATE = 4;
  private static final int CURE = 5;
  private static final int PID = 6;
  private static final int IS_ENDING = 7;
  private static final int LOCAL_PORT = 8;

  /** Whether a method of a user's class was called, so that an answer may be missing. */
  public static volatile boolean asksUsers;

  /** The same in every snapshot of this JVM. */
  public final int id;

  /** The kind of resource. */
  public final Kind kind;

  /** The resource itself; for a process its handle. */
  public final Object key;

  /** How it was made; null if that is unknown. */
  public final @Nullable Birth birth;

  /** The current stack of a thread; null for all other kinds. */
  public final StackTraceElement @Nullable [] stack;

  /** The snapshots in which it was live, if it has ended since; null if it is still live. */
  public final @Nullable List<Integer> until;

  private @Nullable Map<String, @Nullable Object> detail;

  // Whether its methods may be the user's; determined only once.
  private @Nullable Boolean isUsers;

  // The method that did not answer, and how; null while all methods answered.
  private @Nullable String failure;

  /** Creates a resource that is still live; {@code stack} is null if it is no running thread. */
  public Live(
      int id, Kind kind, Object key, @Nullable Birth birth, StackTraceElement @Nullable [] stack) {
    this.id = id;
    this.kind = kind;
    this.key = key;
    this.birth = birth;
    this.stack = stack;
    this.until = null;
  }

  /** Creates a platform thread. */
  public static Live thread(
      int id, Thread thread, @Nullable Birth birth, StackTraceElement[] stack) {
    return new Live(id, Kinds.THREAD, thread, birth, stack);
  }

  /** Creates a shutdown hook; its stack is null unless it runs. */
  public static Live hook(
      int id, Thread hook, @Nullable Birth birth, StackTraceElement @Nullable [] stack) {
    return new Live(id, Kinds.SHUTDOWN_HOOK, hook, birth, stack);
  }

  /** Creates a process, from its handle or from an {@link dev.overstay.kind.Orphan}. */
  public static Live process(int id, Object process, @Nullable Birth birth) {
    return new Live(id, Kinds.PROCESS, process, birth, null);
  }

  /** Whether a process is live, if nothing else about it is needed. */
  public static boolean isLiveProcess(Object process) {
    return lives(Kinds.PROCESS, process);
  }

  private Live(Live frozen, List<Integer> until) {
    this.id = frozen.id;
    this.kind = frozen.kind;
    this.key = frozen.key;
    this.birth = frozen.birth;
    this.stack = frozen.stack;
    this.until = until;
    this.detail = frozen.detail;
    this.isUsers = frozen.isUsers;
    this.failure = frozen.failure;
  }

  /** The same resource as it was frozen: live in these snapshots, then ended, with these facts. */
  public Live endedAfter(List<Integer> snapshots, Map<String, @Nullable Object> facts) {
    Live ended = new Live(this, snapshots);
    if (!facts.isEmpty()) {
      ended.detail = new LinkedHashMap<>(detail());
      ended.detail.putAll(facts);
    }
    return ended;
  }

  /**
   * Whether it is live. Without an answer it counts as live, unless the JDK knows that it is not.
   */
  public boolean lives() {
    Object answer = ask(LIVES, null);
    if (answer != null) {
      return Boolean.TRUE.equals(answer);
    }
    String words = failure;
    if (words == null || !asksUserCode() || !kind.mayLive(key)) {
      return false;
    }
    note(words);
    return true;
  }

  /** Whether a resource is live, if nothing else about it is needed. */
  public static boolean lives(Kind kind, Object key) {
    return !Asked.skips(key) && new Live(0, kind, key, null, null).lives();
  }

  /** Whether it is still live, some time after it was frozen. */
  public boolean stillLives() {
    return key instanceof Thread thread ? thread.isAlive() : lives();
  }

  /** Whether it was asked to end and is about to. */
  public boolean isEnding() {
    return Boolean.TRUE.equals(askBeside(IS_ENDING, false));
  }

  /** The local TCP port; 0 if there is no port or no answer. */
  public int localPort() {
    return askBeside(LOCAL_PORT, 0) instanceof Integer port ? port : 0;
  }

  // If there is no answer here, the details ask for the same thing, and report that.
  private @Nullable Object askBeside(int question, Object otherwise) {
    String before = failure;
    Object answer = ask(question, otherwise);
    failure = before;
    return answer;
  }

  /** The name that the resource has now. */
  public String name() {
    // Its class is still worth reporting.
    return String.valueOf(answerOr(NAME, key.getClass().getName()));
  }

  /** The details that only its kind knows, read once and kept. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> detail() {
    Map<String, @Nullable Object> asked = detail;
    if (asked == null) {
      Object answer = answerOr(DETAIL, null);
      asked = answer == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) answer;
      if (asked.get(Kind.INCOMPLETE) instanceof String words) {
        note(words);
      }
      if (failure != null) {
        // It did not answer an earlier question either.
        asked.put(Kind.INCOMPLETE, failure);
      }
      detail = asked;
    }
    return asked;
  }

  /** Whether no code has to end it. */
  public boolean isMeantToStay() {
    return Boolean.TRUE.equals(answerOr(IS_MEANT_TO_STAY, false));
  }

  /** Whether it holds anything if it owns nothing that is live. */
  public boolean holdsWhenEmpty() {
    return kind.holdsWhenEmpty(key);
  }

  /** The noun for it, as the first word of a title. */
  public String noun() {
    return kind.noun(key);
  }

  /** The state in which it was left, after "was" or "were" in a title. */
  public String leftState() {
    return String.valueOf(answerOr(LEFT_STATE, kind.leftState()));
  }

  /** How to end it. */
  public Remedy cure() {
    Object answer = answerOr(CURE, null);
    return answer instanceof Remedy remedy ? remedy : kind.usualCure();
  }

  /** Its answer, or {@code otherwise} if there is no answer, which the dump then reports. */
  private @Nullable Object answerOr(int question, @Nullable Object otherwise) {
    Object answer = ask(question, otherwise);
    String words = failure;
    if (words != null) {
      note(words);
    }
    return answer;
  }

  /** The pid of a process of a library's own class; null if it does not report one. */
  public static @Nullable Long pid(Process process) {
    Live one = process(0, process, null);
    return (Long) one.answerOr(PID, null);
  }

  private static void note(String words) {
    if (!Asked.isBounded()) {
      asksUsers = true;
      UserObjects.note(words);
    }
  }

  // The code of a user's class is unknown, so each question to it has a bound.
  private @Nullable Object ask(int question, @Nullable Object otherwise) {
    Asked.asks(key);
    if (asksUserCode() && !Asked.isBounded()) {
      asksUsers = true;
      AskThread.Answer given = UserObjects.ask(question, kind, key, birth);
      if (given.failure() == null) {
        return given.value();
      }
      failure = given.failure();
      return otherwise;
    }
    try {
      return answer(question, kind, key, birth);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      failure = Culprit.threw(t, key);
      return otherwise;
    }
  }

  private boolean asksUserCode() {
    Boolean asks = isUsers;
    if (asks == null) {
      asks = kind.asksUserCode(key);
      isUsers = asks;
    }
    return asks;
  }

  /** The answer of the resource itself, whose methods may throw anything or never return. */
  static @Nullable Object answer(int question, Kind kind, Object key, @Nullable Birth birth) {
    return switch (question) {
      case LIVES -> kind.isLive(key);
      case NAME -> kind.name(key);
      case IS_MEANT_TO_STAY -> kind.isMeantToStay(key);
      case LEFT_STATE -> kind.leftState(key);
      case CURE -> kind.cure(key);
      case PID -> pidOf((Process) key);
      case IS_ENDING -> kind.isEnding(key);
      case LOCAL_PORT -> kind.localPort(key);
      default -> detail(kind, key, birth);
    };
  }

  private static @Nullable Object pidOf(Process process) {
    try {
      return process.pid();
    } catch (UnsupportedOperationException e) {
      return null; // The default of java.lang.Process.
    }
  }

  private static Map<String, @Nullable Object> detail(
      Kind kind, Object key, @Nullable Birth birth) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    kind.describe(key, birth, detail);
    return detail;
  }

  /** The value of a text detail; null if there is no such detail. */
  public @Nullable String text(String name) {
    Object value = detail().get(name);
    return value == null ? null : value.toString();
  }

  /** Whether a detail is true. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(detail().get(name));
  }
}
