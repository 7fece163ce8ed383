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

  // What java.lang.Process does where a library's own has none.
  private static final String HAS_NO_PID = " threw java.lang.UnsupportedOperationException";

  /** Whether anything was asked of the user's own classes, so that there may be no answer. */
  public static volatile boolean asksUsers;

  /** The same in every snapshot of this JVM. */
  public final int id;

  /** What it is. */
  public final Kind kind;

  /** The thing itself; for a process its handle. */
  public final Object key;

  /** How it was made; null where that is unknown. */
  public final @Nullable Birth birth;

  /** The present stack of a thread; null for all other kinds. */
  public final StackTraceElement @Nullable [] stack;

  /**
   * The snapshots in which it was live, where only a shutdown hook has ended it since; null for all
   * that lives.
   */
  public final @Nullable List<Integer> until;

  private @Nullable Map<String, @Nullable Object> detail;

  // Whether its methods may be the user's; asked once.
  private @Nullable Boolean isUsers;

  /** Which of its methods did not answer, and how; null while all did. */
  private @Nullable String failure;

  public Live(
      int id, Kind kind, Object key, @Nullable Birth birth, StackTraceElement @Nullable [] stack) {
    this.id = id;
    this.kind = kind;
    this.key = key;
    this.birth = birth;
    this.stack = stack;
    this.until = null;
  }

  /** A thread of the platform. */
  public static Live thread(
      int id, Thread thread, @Nullable Birth birth, StackTraceElement[] stack) {
    return new Live(id, Kinds.THREAD, thread, birth, stack);
  }

  /** A shutdown hook; its stack is null unless it runs. */
  public static Live hook(
      int id, Thread hook, @Nullable Birth birth, StackTraceElement @Nullable [] stack) {
    return new Live(id, Kinds.SHUTDOWN_HOOK, hook, birth, stack);
  }

  /** A process, by its handle or as an {@link dev.overstay.kind.Orphan}. */
  public static Live process(int id, Object process, @Nullable Birth birth) {
    return new Live(id, Kinds.PROCESS, process, birth, null);
  }

  /** Whether a process lives of which nothing else is of interest. */
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

  /** The same as it was frozen then: live in this snapshot, and ended since by a shutdown hook. */
  public Live endedAfter(int snapshot) {
    return new Live(this, List.of(snapshot));
  }

  /** Whether it lives; one that gives no answer does where the JDK does not know better. */
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

  /** Whether a resource lives of which nothing else is of interest. */
  public static boolean lives(Kind kind, Object key) {
    return !Asked.skips(key) && new Live(0, kind, key, null, null).lives();
  }

  /** Whether it still lives, some time after it was frozen. */
  public boolean stillLives() {
    return key instanceof Thread thread ? thread.isAlive() : lives();
  }

  /** Whether it was told to end and is about to. */
  public boolean isEnding() {
    return Boolean.TRUE.equals(askBeside(IS_ENDING, false));
  }

  /** The TCP port that it has in this JVM; 0 where it has none, or does not say. */
  public int localPort() {
    return askBeside(LOCAL_PORT, 0) instanceof Integer port ? port : 0;
  }

  // What it does not answer here it is asked for among its details, which say so.
  private @Nullable Object askBeside(int question, Object otherwise) {
    String before = failure;
    Object answer = ask(question, otherwise);
    failure = before;
    return answer;
  }

  /** The name that the resource has now. */
  public String name() {
    // Its class is still worth telling.
    return String.valueOf(told(NAME, key.getClass().getName()));
  }

  /** What only its kind knows, asked once and kept. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> detail() {
    Map<String, @Nullable Object> asked = detail;
    if (asked == null) {
      Object answer = told(DETAIL, null);
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

  /** Whether nobody has to end it. */
  public boolean isMeantToStay() {
    return Boolean.TRUE.equals(told(IS_MEANT_TO_STAY, false));
  }

  /** Whether it holds anything while nothing that it owns is live. */
  public boolean holdsWhenEmpty() {
    return kind.holdsWhenEmpty(key);
  }

  /** What it is, as the first word of a title. */
  public String noun() {
    return kind.noun(key);
  }

  /** In what state it was left, after "was" or "were" in a title. */
  public String leftState() {
    return String.valueOf(told(LEFT_STATE, kind.leftState()));
  }

  /** What ends it. */
  public Remedy cure() {
    Object answer = told(CURE, null);
    return answer instanceof Remedy remedy ? remedy : kind.usualCure();
  }

  /** What it answers, or {@code otherwise} where it does not, which the dump then says. */
  private @Nullable Object told(int question, @Nullable Object otherwise) {
    Object answer = ask(question, otherwise);
    String words = failure;
    if (words != null) {
      note(words);
    }
    return answer;
  }

  /** The pid of a process of a library's own class; null where it does not say. */
  public static @Nullable Long pid(Process process) {
    Live one = process(0, process, null);
    Object pid = one.ask(PID, null);
    String words = one.failure;
    if (words != null && !words.endsWith(HAS_NO_PID)) {
      note(words);
    }
    return (Long) pid;
  }

  private static void note(String words) {
    if (!Asked.isBounded()) {
      asksUsers = true;
      UserObjects.note(words);
    }
  }

  // What the user's own class does is unknown: there each question has a bound.
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
  static Object answer(int question, Kind kind, Object key, @Nullable Birth birth) {
    return switch (question) {
      case LIVES -> kind.isLive(key);
      case NAME -> kind.name(key);
      case IS_MEANT_TO_STAY -> kind.isMeantToStay(key);
      case LEFT_STATE -> kind.leftState(key);
      case CURE -> kind.cure(key);
      case PID -> ((Process) key).pid();
      case IS_ENDING -> kind.isEnding(key);
      case LOCAL_PORT -> kind.localPort(key);
      default -> detail(kind, key, birth);
    };
  }

  private static Map<String, @Nullable Object> detail(
      Kind kind, Object key, @Nullable Birth birth) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    kind.describe(key, birth, detail);
    return detail;
  }

  /** The value of a detail that is text; null where there is none. */
  public @Nullable String text(String name) {
    Object value = detail().get(name);
    return value == null ? null : value.toString();
  }

  /** Whether a detail is true. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(detail().get(name));
  }
}
