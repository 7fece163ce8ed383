package dev.overstay.kind;

import dev.overstay.jdk.Culprit;
import dev.overstay.jdk.UserClasses;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agent knows of one kind of resource. */
public abstract class Kind {
  /** Detail of a resource that did not answer each question: which method did not. */
  public static final String INCOMPLETE = "incomplete";

  private static final Point[] NONE = {};

  private final String label;
  private final int rank;

  /**
   * @param label the kind as dumps name it
   * @param rank who is named first where several kinds end together: the lowest
   */
  Kind(String label, int rank) {
    this.label = label;
    this.rank = rank;
  }

  /** The kind as dumps name it. */
  public final String label() {
    return label;
  }

  /** Who is named first where several kinds end together: the lowest. */
  public final int rank() {
    return rank;
  }

  /** The kind as option {@code kinds} names it. */
  public String choice() {
    return label;
  }

  /** Whether only those who ask for it get it. */
  public boolean isOptIn() {
    return false;
  }

  /**
   * Whether the JVM or the system lists those that live; a birth then only tells where it was made.
   */
  public boolean isListed() {
    return false;
  }

  /** Loads what its probes use, where these are called while classes load. */
  public void prepare() {}

  /** Where resources of this kind are born; {@code kind} is what the probes pass. */
  public abstract Point[] points(int kind);

  /**
   * Where {@code method} returns, which closes a resource. Only to let go of the birth before the
   * collector copies it: it would do so once with each, which is more than half of what a short
   * connection costs, and until then it takes memory. Whether a resource is open is asked.
   */
  static Point takenBack(String owner, String method, int kind) {
    return Point.of(
        owner,
        method,
        true,
        "takenBack",
        "(Ljava/lang/Object;I)V",
        Argument.THIS,
        Argument.kind(kind));
  }

  /**
   * The same where a channel lets go of its descriptor: not at its close() if a selector still has
   * it, or another thread is in it.
   */
  static Point closed(String channel, int kind) {
    return Point.of(
            channel,
            "tryClose",
            true,
            "closed",
            "(ZLjava/lang/Object;I)V",
            Argument.RESULT,
            Argument.THIS,
            Argument.kind(kind))
        .with("()Z")
        .whereItExists();
  }

  /** What is woven where the kind is off. */
  public Point[] pointsWhenOff() {
    return NONE;
  }

  /** Whether the resource lives, asked of the resource itself. May call the user's code. */
  public abstract boolean isLive(Object key);

  /**
   * Whether a question to the resource may run a method of the user's, which may throw anything or
   * never return.
   */
  public boolean asksUserCode(Object key) {
    return UserClasses.isUsers(key.getClass());
  }

  /**
   * Whether a resource that gave no answer may live, by what the JDK keeps of it: asked where
   * {@link #isLive} threw or did not return.
   */
  public boolean mayLive(Object key) {
    return true;
  }

  /** What ends most of these, where the resource itself gave no answer. */
  public Remedy usualCure() {
    return Remedy.advice("end {}");
  }

  /** Says in the details that a question got no answer: the first one that did not. */
  static void unanswered(Map<String, @Nullable Object> detail, Throwable thrown, Object key) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    if (!detail.containsKey(INCOMPLETE)) {
      detail.put(INCOMPLETE, Culprit.threw(thrown, key));
    }
  }

  /** Whether a live resource holds anything while nothing that it owns is live. */
  public boolean holdsWhenEmpty(Object key) {
    return true;
  }

  /**
   * Whether it was told to end and is about to, so that it deserves some time. May call the user's
   * code.
   */
  public boolean isEnding(Object key) {
    return false;
  }

  /** Whether these are threads of the platform, which may hold the JVM and have a stack. */
  public boolean isThread() {
    return false;
  }

  /** Whether these are threads that the exit starts. */
  public boolean runsAtExit() {
    return false;
  }

  /** Whether these run tasks that are given to them. */
  public boolean runsTasks() {
    return false;
  }

  /** Whether a thread of a pool or timer may be one of these. */
  public boolean mayBeWorker() {
    return false;
  }

  /** Whether one and its thread are one thing to the user. */
  public boolean isOneWithItsThread() {
    return false;
  }

  /** Whether one may stay open though the collector took its object. */
  public boolean mayBeLost() {
    return false;
  }

  /** Whether the system may list one of these as a socket. */
  public boolean mayBeSocket() {
    return false;
  }

  /**
   * Whether a thread whose innermost JDK frame this is waits for one of these, and mostly ends when
   * that is closed.
   *
   * @param type the class of the frame
   * @param method its method
   */
  boolean isAwaitedIn(String type, String method) {
    return false;
  }

  /** Whether closing one ends its threads. */
  public boolean ownsThreads() {
    return runsTasks();
  }

  /** Whether these listen for connections. */
  public boolean accepts() {
    return false;
  }

  /** Whether these are connections, which may have been accepted. */
  public boolean isConnection() {
    return false;
  }

  /** Whether these are processes of the system. */
  public boolean isProcess() {
    return false;
  }

  /** Whether these run in an engine outside of the JVM, which no object here ends. */
  public boolean isContainer() {
    return false;
  }

  /** Whether those that the JDK makes without other code are its own affair. */
  public boolean isJdksOwnAffair() {
    return false;
  }

  /** Whether it stays when the JVM ends. */
  public boolean outlives() {
    return false;
  }

  /** Whether this one is meant to stay, or ends by itself, so that nobody has to end it. */
  public boolean isMeantToStay(Object key) {
    return false;
  }

  /**
   * What several objects have open together, so that only the first of them counts; null where each
   * stands for itself.
   */
  public @Nullable Object shared(Object key) {
    return null;
  }

  /** Whether a server accepted it, by the stack of its birth. */
  public boolean isAccepted(Birth birth) {
    return false;
  }

  /** The TCP port that it has in this JVM; 0 where it has none. May call the user's code. */
  public int localPort(Object key) {
    return 0;
  }

  /** The class of the resource; null where it is no object of this JVM. */
  public @Nullable String type(Object key) {
    return outlives() ? null : key.getClass().getName();
  }

  /** What a user calls it. */
  public abstract String name(Object key);

  /** Adds what only this kind knows, in the fields of {@code report-format.md}. */
  public abstract void describe(
      Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail);

  /** What such resources are, in a title that counts them. */
  public abstract String noun();

  /** What this one is, as the first word of a title. */
  public String noun(Object key) {
    return noun();
  }

  /** In what state it was left, after "was" or "were" in a title. */
  public abstract String leftState();

  /** In what state this one was left, after "was" or "were" in a title. */
  public String leftState(Object key) {
    return leftState();
  }

  /** What ends it. */
  public abstract Remedy cure(Object key);
}
