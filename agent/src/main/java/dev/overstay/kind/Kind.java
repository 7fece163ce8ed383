package dev.overstay.kind;

import dev.overstay.jdk.Culprit;
import dev.overstay.jdk.UserClasses;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of resource, and how the agent handles it. */
public abstract class Kind {
  /**
   * The detail of a resource that did not answer every question: the method that did not answer.
   */
  public static final String INCOMPLETE = "incomplete";

  private static final Point[] NONE = {};

  private final String label;
  private final int rank;

  /**
   * @param label the kind as dumps name it
   * @param rank the kind with the lowest rank is named first if several kinds end together
   */
  Kind(String label, int rank) {
    this.label = label;
    this.rank = rank;
  }

  /** The kind as dumps name it. */
  public final String label() {
    return label;
  }

  /** If several kinds end together, the one with the lowest rank is named first. */
  public final int rank() {
    return rank;
  }

  /** The kind as option {@code kinds} names it. */
  public String choice() {
    return label;
  }

  /** Whether the kind is recorded only if the user asks for it. */
  public boolean isOptIn() {
    return false;
  }

  /**
   * Whether the JVM or the system lists the live resources; a birth then only adds where one was
   * made.
   */
  public boolean isListed() {
    return false;
  }

  /** Loads the classes that the probes use, if the probes are called while classes load. */
  public void prepare() {}

  /** The points where resources of this kind are born; the probes pass {@code kind}. */
  public abstract Point[] points(int kind);

  /**
   * The point where {@code method} returns, which closes a resource. It only serves to drop the
   * birth before the collector copies it. Each birth would be copied once, which costs more than
   * half of what a short connection costs, and takes memory until then. Whether a resource is open
   * is always asked of the resource.
   */
  static Point takenBack(String owner, String method, int kind) {
    return Point.atReturn(owner, method, Call.TAKEN_BACK, Argument.THIS, Argument.kind(kind));
  }

  /**
   * The same for a channel that releases its descriptor. That does not happen in its close() if a
   * selector still has it, or if another thread uses it.
   */
  static Point closed(String channel, int kind) {
    return Point.atReturn(
            channel, "tryClose", Call.CLOSED, Argument.RESULT, Argument.THIS, Argument.kind(kind))
        .with("()Z")
        .whereItExists();
  }

  /** The point where {@code method} returns, which asks a resource to end. */
  static Point askedToEnd(String owner, String method, int kind) {
    return Point.atReturn(owner, method, Call.ASKED_TO_END, Argument.THIS, Argument.kind(kind));
  }

  /**
   * Whether it is recorded who closed one of these whose birth is dropped then. Not of what a
   * program has thousands of, for a short time each.
   */
  public boolean tellsWhoClosed() {
    return false;
  }

  /**
   * Whether one of these may end although no call of this JVM that is recorded ends it, as a thread
   * does after its last line.
   *
   * @param birth how it was made; null if that is unknown
   */
  public boolean mayEndUnclosed(@Nullable Birth birth) {
    return runsTasks();
  }

  /** The points that are woven if the kind is off. */
  public Point[] pointsWhenOff() {
    return NONE;
  }

  /** Asks the resource itself whether it is live. May call the user's code. */
  public abstract boolean isLive(Object key);

  /**
   * Whether a question to the resource may run a user's method, which may throw anything or never
   * return.
   */
  public boolean asksUserCode(Object key) {
    return UserClasses.isUsers(key.getClass());
  }

  /**
   * Whether a resource that gave no answer may be live, according to the JDK's own fields. Called
   * if {@link #isLive} threw or did not return.
   */
  public boolean mayLive(Object key) {
    return true;
  }

  /** How most of these are ended, if the resource itself gave no answer. */
  public Remedy usualCure() {
    return Remedy.advice("end {}");
  }

  /** Adds to the details that a question got no answer. Only the first such question is kept. */
  static void unanswered(Map<String, @Nullable Object> detail, Throwable thrown, Object key) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    if (!detail.containsKey(INCOMPLETE)) {
      detail.put(INCOMPLETE, Culprit.threw(thrown, key));
    }
  }

  /** Whether a live resource holds anything if it owns nothing that is live. */
  public boolean holdsWhenEmpty(Object key) {
    return true;
  }

  /**
   * Whether it was asked to end and is about to, so that it should be given some time. May call the
   * user's code.
   */
  public boolean isEnding(Object key) {
    return false;
  }

  /** Whether these are platform threads, which may keep the JVM running and have a stack. */
  public boolean isThread() {
    return false;
  }

  /** Whether these are threads that the JVM starts when it exits. */
  public boolean runsAtExit() {
    return false;
  }

  /** Whether these run tasks that are submitted to them. */
  public boolean runsTasks() {
    return false;
  }

  /** Whether a thread of a pool or timer may be one of these. */
  public boolean mayBeWorker() {
    return false;
  }

  /** Whether the user sees a resource of this kind and its thread as one thing. */
  public boolean isOneWithItsThread() {
    return false;
  }

  /** Whether a resource may stay open after its object was collected. */
  public boolean mayBeLost() {
    return false;
  }

  /** Whether the system may list one of these as a socket. */
  public boolean mayBeSocket() {
    return false;
  }

  /**
   * Whether a thread that has this frame as its innermost JDK frame waits for a resource of this
   * kind. Such a thread mostly ends when the resource is closed.
   *
   * @param type the class of the frame
   * @param method its method
   */
  boolean isAwaitedIn(String type, String method) {
    return false;
  }

  /** Whether closing a resource of this kind ends its threads. */
  public boolean ownsThreads() {
    return runsTasks();
  }

  /** Whether these listen for connections. */
  public boolean accepts() {
    return false;
  }

  /** Whether these are connections, some of which may have been accepted. */
  public boolean isConnection() {
    return false;
  }

  /** Whether these are operating system processes. */
  public boolean isProcess() {
    return false;
  }

  /** Whether these run in an engine outside of the JVM, so that no object here can end them. */
  public boolean isContainer() {
    return false;
  }

  /** Whether resources that the JDK creates without any other code are the JDK's own concern. */
  public boolean isJdksOwnAffair() {
    return false;
  }

  /** Whether it stays after the JVM has ended. */
  public boolean outlives() {
    return false;
  }

  /** Whether this resource is meant to stay, or ends on its own, so that no code has to end it. */
  public boolean isMeantToStay(Object key) {
    return false;
  }

  /**
   * An object that several resources have open together, so that only the first of them counts;
   * null if each resource counts on its own.
   */
  public @Nullable Object shared(Object key) {
    return null;
  }

  /** Whether a server accepted the connection, according to the stack of its birth. */
  public boolean isAccepted(Birth birth) {
    return false;
  }

  /** The local TCP port; 0 if there is no port. May call the user's code. */
  public int localPort(Object key) {
    return 0;
  }

  /** The class of the resource; null if it is not an object of this JVM. */
  public @Nullable String type(Object key) {
    return outlives() ? null : key.getClass().getName();
  }

  /** The name by which a user knows it. */
  public abstract String name(Object key);

  /** Adds the details that only this kind knows, in the fields of {@code docs/dump.md}. */
  public abstract void describe(
      Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail);

  /** The noun for such resources, in a title that counts them. */
  public abstract String noun();

  /** The noun for this resource, as the first word of a title. */
  public String noun(Object key) {
    return noun();
  }

  /** The state in which it was left, after "was" or "were" in a title. */
  public abstract String leftState();

  /** The state in which this resource was left, after "was" or "were" in a title. */
  public String leftState(Object key) {
    return leftState();
  }

  /** How to end it. */
  public abstract Remedy cure(Object key);
}
