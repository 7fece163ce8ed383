package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.dump.Effect;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Suspect;
import dev.overstay.grouping.Waiters;
import dev.overstay.live.Live;
import dev.overstay.object.Holder;
import dev.overstay.object.LibraryRow;
import dev.overstay.object.Thing;
import dev.overstay.object.Things;
import dev.overstay.origin.Frames;
import dev.overstay.origin.Site;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What to do about a finding, as a sentence to paste from. */
@Late
final class Fix {
  private final Group group;
  private final Suspect root;
  private final boolean tests;

  private Fix(Group group, boolean tests) {
    this.group = group;
    this.root = group.root();
    this.tests = tests;
  }

  /**
   * For example {@code Call producer.close() before the test ends, for example in @AfterEach}.
   *
   * @param tests whether the JVM runs tests
   */
  static String of(Group group, boolean tests) {
    return new Fix(group, tests).words();
  }

  private String words() {
    Target target = Target.of(group);
    if (root.live.is("shutdown") && !root.hasEnded() && (target == null || target.call() == null)) {
      // What would have ended it was called in time.
      return sentence(root.live.cure());
    }
    String ofKind = target == null ? ofKind() : "";
    // A variable that the sentence does not name says nothing of where to put it.
    Holder holder = target != null ? target.holder() : heldBy(root.thing());
    boolean named = holder != null && (target != null || ofKind.contains(holder.name() + "."));
    String cure = target == null ? ofKind : target.words();
    if (target != null) {
      for (Target other : Target.others(group, target)) {
        cure += " and " + other.words();
      }
    }
    if (!(root.live.kind.runsTasks() || target != null) && hasPoolOfTheUsers()) {
      cure += ", and shutdown() on its executor";
    }
    // "what start() returns before main returns" would be read wrongly.
    boolean returned = holder != null && holder.place() == Holder.Place.RETURNED;
    String comma = returned && target != null ? ", " : " ";
    boolean closeable = target != null && target.closeable();
    return sentence(cure) + comma + when(named ? holder : null, closeable) + remarks();
  }

  /** What ends a resource that own code made by the JDK's own means, or a library unknown. */
  private String ofKind() {
    Live live = root.live;
    StackTraceElement call = libraryCall(root.site);
    Thing thing = root.thing();
    String cure = root.hasEnded() ? ended(live) : live.cure();
    if (call != null && !live.kind.isContainer()) {
      return "close " + made(call);
    }
    if (group.count() > 1) {
      return cure.replace(" it", " each of them");
    }
    if (live.key instanceof ForkJoinWorkerThread) {
      return "call shutdown() on its ForkJoinPool";
    }
    if (live.kind.isThread() && Waiters.waitsFor(live) != null) {
      return "close what it waits for: an interrupt may not end it";
    }
    if (live.kind.isProcess() && hasDescendants(live)) {
      return "end its descendants too, which outlive it: call"
          + " descendants().forEach(ProcessHandle::destroy) on it and then destroy()";
    }
    if (live.kind.accepts() && hasAccepted()) {
      return "call close() on it and on what it accepted";
    }
    if (group.isPair()) {
      return "call close() on both ends";
    }
    Holder holder = thing == null ? null : thing.holder();
    if (holder == null || Things.isUncallable(holder)) {
      return cure;
    }
    if (holder.place() == Holder.Place.RETURNED) {
      boolean once = cure.endsWith(" on it");
      return once ? cure.replace(" on it", " on what " + holder.name() + "() returns,") : cure;
    }
    return cure.replaceFirst(
            "call ([a-zA-Z]+\\([^)]*\\)) on it\\b",
            "call " + Matcher.quoteReplacement(holder.name()) + ".$1")
        .replace("join() it", holder.name() + ".join()");
  }

  /** What would have ended it in time: its own words are those for what has ended. */
  private static String ended(Live live) {
    return live.kind.ownsThreads() ? live.kind.usualCure() : "close it";
  }

  private boolean hasAccepted() {
    for (Suspect owned : root.owned()) {
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
    String simple = Thing.simple(call.getClassName());
    return call.getMethodName().equals("<init>")
        ? "the " + simple
        : "what " + simple + "." + call.getMethodName() + " made";
  }

  private String when(@Nullable Holder holder, boolean closeable) {
    boolean isStatic = holder != null && holder.place() == Holder.Place.STATIC;
    boolean shared = root.made.attribution() == Attribution.SHARED;
    if (shared) {
      boolean threads = group.effect() == Effect.BLOCKS_EXIT;
      return "after the last test"
          + (threads ? ", or make its threads daemons" : "")
          + ": it was made once, for all who come";
    }
    boolean local = holder != null && holder.place() == Holder.Place.LOCAL;
    String how =
        !local ? "" : closeable ? ", or open it in try-with-resources" : ", in a finally block";
    if (!tests) {
      return "before main returns" + how;
    }
    boolean ofClass = root.made.ofClass() || isStatic;
    return local
        ? "before the " + (ofClass ? "class" : "test") + " ends" + how
        : ofClass
            ? "before the class ends, for example in @AfterAll"
            : "before the test ends, for example in @AfterEach";
  }

  private static @Nullable Holder heldBy(@Nullable Thing thing) {
    return thing == null ? null : thing.holder();
  }

  private String remarks() {
    LibraryRow row = Target.row(group);
    String otherwise =
        root.live.text("reaper") == null
            ? ""
            : "; otherwise Testcontainers' reaper removes it some seconds after this JVM";
    return (row == null ? "" : row.remarks()) + otherwise;
  }

  /** A pool that own code made for a library: closing the library's thing does not end it. */
  private boolean hasPoolOfTheUsers() {
    for (Suspect member : group.members()) {
      if (member.live.kind.runsTasks()
          && member.owner() == null
          && member.site.own()
          && member.site.library() == null) {
        return true;
      }
    }
    return false;
  }

  /** The library's method that own code called; null where it called the JDK's base. */
  private static @Nullable StackTraceElement libraryCall(Site site) {
    StackTraceElement call = null;
    for (StackTraceElement frame : site.frames()) {
      if (frame.equals(site.frame())) {
        return site.own() && site.library() != null ? call : null;
      }
      // The constructor of a class without a name is the user's, below the one of its superclass.
      boolean named = !Site.isAnonymous(frame.getClassName());
      call = named && Frames.library(frame) != null ? frame : call;
    }
    return null;
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
