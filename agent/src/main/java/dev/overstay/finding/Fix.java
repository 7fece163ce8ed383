package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.dump.Effect;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.ClosedObject;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Waiters;
import dev.overstay.kind.Remedy;
import dev.overstay.live.Live;
import dev.overstay.object.ClosableObject;
import dev.overstay.object.Holder;
import dev.overstay.object.LibraryRow;
import dev.overstay.object.ObjectFinder;
import dev.overstay.origin.Frames;
import dev.overstay.origin.Site;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** The fix for a finding, as a sentence with code to paste. */
@Late
final class Fix {
  private static final String IT = "it";

  private final Group group;
  private final Candidate root;
  private final boolean tests;
  private final boolean sourceRead;

  private Fix(Group group, boolean tests, boolean sourceRead) {
    this.group = group;
    this.root = group.root();
    this.tests = tests;
    this.sourceRead = sourceRead;
  }

  /**
   * For example {@code Call producer.close() before the test ends, for example in @AfterEach}.
   *
   * @param closed the object that was closed and left it, or null
   * @param tests whether the JVM runs tests
   * @param sourceRead whether class files were read, which tell where the object is kept
   */
  static CodeText of(
      Group group, @Nullable ClosedObject closed, boolean tests, boolean sourceRead) {
    if (group.isInUse()) {
      return CodeText.of("Find out what ended this JVM: the test had not ended");
    }
    Fix fix = new Fix(group, tests, sourceRead);
    return CodeText.of(closed == null ? fix.words() : fix.afterClose(closed));
  }

  /** The sentence for what an object left although it was closed. */
  private String afterClose(ClosedObject closed) {
    String called = "`" + closed.type() + "." + closed.method() + "()`";
    FixTarget target = FixTarget.of(group);
    if (group.leader() == null) {
      Holder holder = nameable();
      String cure = holder == null ? cure().of(IT) : cure().of(IT, holder.name());
      return sentence(cure) + " in " + called + ", which closes what was made with it";
    }
    if (target != null && !target.calls().contains(closed.method() + "()")) {
      return sentence(target.words())
          + " "
          + when(target.holder(), false)
          + ": "
          + called
          + " leaves it open";
    }
    return "Report to the library that "
        + called
        + " leaves it open"
        + (group.effect() == Effect.BLOCKS_EXIT
            ? "; until that is mended, `System.exit` ends this JVM"
            : "; it does not hold up the exit");
  }

  /** The sentence, in which code is between backticks. */
  private String words() {
    if (root.hasEnded() && root.heldMs() > 0 && root.live.key instanceof Thread) {
      return root.live.kind.runsAtExit()
          ? "Bound what it waits for, or do that before the exit"
          : "Let it end, and wait for it, " + when(null, false);
    }
    if (root.isRunners()) {
      return "Let it end when it is interrupted: after a time limit, a runner only interrupts it";
    }
    FixTarget target = FixTarget.of(group);
    if (root.live.is("shutdown") && !root.hasEnded()) {
      // The call that should have ended it was made in time.
      return sentence(root.live.cure().of(IT));
    }
    // A variable that the sentence does not name cannot show where to put the call.
    Holder ofRoot = target == null ? nameable() : null;
    Holder holder = target != null ? target.holder() : heldBy(root.thing());
    boolean named = target != null || ofRoot != null;
    String cure = target == null ? ofKind(ofRoot) : target.words();
    if (target != null) {
      for (FixTarget other : FixTarget.others(group, target)) {
        cure += " and " + other.words();
      }
    }
    if ((!root.live.kind.runsTasks() || target != null) && hasPoolOfTheUsers()) {
      cure += ", and `shutdown()` on its executor";
    }
    // Without the comma, "what start() returns before main returns" would be misread.
    boolean returned = holder != null && holder.place() == Holder.Place.RETURNED;
    String comma = returned && target != null ? ", " : " ";
    boolean closeable = target != null && target.closeable();
    return sentence(cure) + comma + when(named ? holder : null, closeable) + remarks();
  }

  /**
   * The call for a resource that own code made with the JDK alone, or that an unknown library made.
   */
  private String ofKind(@Nullable Holder named) {
    String special = special();
    if (special != null) {
      return special;
    }
    Remedy cure = cure();
    if (group.count() > 1) {
      return cure.of("each of them");
    }
    if (named != null) {
      return cure.of(IT, named.name());
    }
    Holder holder = heldBy(root.thing());
    boolean returned =
        holder != null
            && !ObjectFinder.isUncallable(holder)
            && holder.place() == Holder.Place.RETURNED
            && cure.isOneCall();
    return cure.of(returned && holder != null ? "what `" + holder.name() + "()` returns," : IT);
  }

  /** Special words for a resource that a call on it alone does not end; null for all others. */
  private @Nullable String special() {
    Live live = root.live;
    StackTraceElement call = libraryCall(root.site);
    if (call != null && !live.kind.isContainer()) {
      return "close " + made(call);
    }
    if (group.count() > 1) {
      return null;
    }
    if (live.key instanceof ForkJoinWorkerThread) {
      return "call `shutdown()` on its ForkJoinPool";
    }
    if (live.kind.isThread() && Waiters.waitsFor(live) != null) {
      return "close what it waits for: an interrupt may not end it";
    }
    if (live.kind.isProcess() && hasDescendants(live)) {
      return "end its descendants too, which outlive it: call"
          + " `descendants().forEach(ProcessHandle::destroy)` on it and then `destroy()`";
    }
    if (live.kind.accepts() && hasAccepted()) {
      return "call `close()` on it and on what it accepted";
    }
    return group.isPair() ? "call `close()` on both ends" : null;
  }

  /** The variable that the sentence names for its call; null if it cannot name one. */
  private @Nullable Holder nameable() {
    Holder holder = heldBy(root.thing());
    boolean usable =
        holder != null
            && group.count() == 1
            && special() == null
            && !ObjectFinder.isUncallable(holder)
            && holder.place() != Holder.Place.RETURNED
            && cure().call() != null;
    return usable ? holder : null;
  }

  private Remedy cure() {
    if (!root.hasEnded()) {
      return root.live.cure();
    }
    // The call that would have ended it in time: its own cure is that of an ended resource.
    return root.live.kind.ownsThreads() ? root.live.kind.usualCure() : Remedy.advice("close {}");
  }

  private boolean hasAccepted() {
    for (Candidate owned : root.owned()) {
      if (owned.live.kind.isConnection()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDescendants(Live process) {
    return process.detail().get("descendants") instanceof Collection<?> all && !all.isEmpty();
  }

  private static String made(StackTraceElement call) {
    String simple = ClosableObject.simple(call.getClassName());
    return call.getMethodName().equals("<init>")
        ? "the " + simple
        : "what " + simple + "." + call.getMethodName() + " made";
  }

  private String when(@Nullable Holder holder, boolean closeable) {
    boolean isStatic = holder != null && holder.place() == Holder.Place.STATIC;
    boolean shared = root.creator.attribution() == Attribution.SHARED;
    if (shared) {
      boolean threads = group.effect() == Effect.BLOCKS_EXIT;
      return "after the last test"
          + (threads ? ", or make its threads daemons" : "")
          + ": it is shared, created once";
    }
    boolean local = holder != null && holder.place() == Holder.Place.LOCAL;
    String how =
        !local ? "" : closeable ? ", or open it in try-with-resources" : ", in a finally block";
    if (!tests) {
      return "before main returns" + how;
    }
    boolean ofClass = root.creator.ofClass() || isStatic;
    String end = "before the " + (ofClass ? "class" : "test") + " ends";
    // No method after the test can close a local variable.
    String method = local || !sourceRead ? null : TearDown.of(root.creator.engine(), ofClass);
    return end + (method == null ? how : ", for example in `" + method + "`");
  }

  private static @Nullable Holder heldBy(@Nullable ClosableObject thing) {
    return thing == null ? null : thing.holder();
  }

  private String remarks() {
    LibraryRow row = FixTarget.row(group);
    String otherwise =
        root.live.text("reaper") == null
            ? ""
            : "; otherwise Testcontainers' reaper removes it some seconds after this JVM";
    return (row == null ? "" : row.remarks()) + otherwise;
  }

  /** Whether own code made a pool for a library: closing the library's object does not end it. */
  private boolean hasPoolOfTheUsers() {
    for (Candidate member : group.members()) {
      if (member.live.kind.runsTasks()
          && member.owner() == null
          && member.site.own()
          && member.site.library() == null) {
        return true;
      }
    }
    return false;
  }

  /** The library's method that own code called; null if it called the JDK's base. */
  private static @Nullable StackTraceElement libraryCall(Site site) {
    StackTraceElement call = null;
    for (StackTraceElement frame : site.frames()) {
      if (frame.equals(site.frame())) {
        return site.own() && site.library() != null ? call : null;
      }
      // The constructor of an anonymous class is the user's; it called that of its superclass.
      boolean named = !Site.isAnonymous(frame.getClassName());
      call = named && Frames.library(frame) != null ? frame : call;
    }
    return null;
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
