package dev.overstay.diagnosis;

import dev.overstay.dump.Attribution;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.snapshot.Live;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** What a finding is called and what ends it, in sentences. */
final class Words {
  private static final String TEST_ENDS = "the test ends, for example in @AfterEach";
  private static final String CLASS_ENDS = "the class ends, for example in @AfterAll";

  private Words() {}

  /** For example {@code Executor order-consumer (3 threads) was never shut down}. */
  static String title(Group group, boolean redact, OwnCode ownCode) {
    Suspect root = group.root();
    if (root.stall != null) {
      return root.stall.title();
    }
    int count = group.count();
    StringBuilder out =
        new StringBuilder(root.live.kind.noun(root.live.key))
            .append(' ')
            .append(name(root, redact));
    if (count > 1) {
      out.append(" and ").append(count - 1).append(" alike");
    }
    String beside = beside(group, count);
    if (!beside.isEmpty()) {
      out.append(" (").append(beside).append(')');
    }
    String neglect =
        root.hasEnded()
            ? "ended only when the exit had begun, by a shutdown hook"
            : root.live.kind.neglect(root.live.key);
    out.append(' ').append(count > 1 ? neglect.replaceFirst("^was ", "were ") : neglect);
    if (!root.hasEnded() && root.live.is("shutdown")) {
      out.append(standing(root, ownCode));
    }
    return out.toString();
  }

  /** Where a task of a pool or timer stands that was told to end; empty where none runs. */
  private static String standing(Suspect root, OwnCode ownCode) {
    for (Suspect worker : root.owned) {
      Standing standing = Standing.of(worker.live.stack, ownCode);
      if (standing.own()) {
        return standing.at();
      }
    }
    return "";
  }

  /** What a user calls a resource: a pool by its threads, a process by its command. */
  static String name(Suspect suspect, boolean redact) {
    Live live = suspect.live;
    String name = live.name();
    if (live.kind == Kinds.EXECUTOR) {
      String threads = poolName(suspect);
      name = threads == null ? name : threads;
    } else if (live.kind == Kinds.PROCESS) {
      String command = command(live, redact);
      String container = live.text("container");
      String runs = container == null ? live.text("image") : container;
      name =
          runs != null
              ? live.text("runtime") + " run " + runs
              : command == null ? name : shortCommand(command);
    }
    return oneLine(name);
  }

  /** The command of a process, without its secrets where asked; null where it is not known. */
  static @Nullable String command(Live process, boolean redact) {
    Object command = Details.plain(process.detail().get("command"), redact);
    return command == null ? null : command.toString();
  }

  /** Names come from anywhere: what could pass for another line, or turn one around, is no part. */
  static String oneLine(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int type = Character.getType(c);
      boolean plain =
          !Character.isISOControl(c)
              && type != Character.FORMAT
              && type != Character.LINE_SEPARATOR
              && type != Character.PARAGRAPH_SEPARATOR;
      out.append(plain ? c : '?');
    }
    return out.toString();
  }

  /** The words of the command that tell it: the program without its path, up to 40 characters. */
  static String shortCommand(@Nullable Object words) {
    String command = words == null ? "" : oneLine(words.toString());
    int space = command.indexOf(' ');
    String program = space < 0 ? command : command.substring(0, space);
    String bare = command.substring(program.lastIndexOf('/') + 1);
    return bare.length() <= 40 ? bare : bare.substring(0, 39) + "…";
  }

  /** What the names of a pool's threads have in common; null where that is nothing. */
  private static @Nullable String poolName(Suspect pool) {
    String common = null;
    for (Suspect worker : pool.owned) {
      String name = worker.live.name();
      if (common == null) {
        common = name;
      }
      int same = 0;
      while (same < Math.min(common.length(), name.length())
          && common.charAt(same) == name.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    String bare =
        common == null ? "" : common.replaceFirst("[-_ .#:/]*(thread|worker)?[-_ .#:/]*\\d*$", "");
    return bare.isEmpty() ? null : bare;
  }

  /** What ends with it: {@code pid 4711}, {@code 3 threads}, {@code 1 thread, 2 sockets}. */
  private static String beside(Group group, int count) {
    Suspect root = group.root();
    Map<Kind, Integer> others = new LinkedHashMap<>();
    for (Suspect member : group.members()) {
      // A timer and its thread are one thing to the user.
      boolean timersThread = member.owner != null && member.owner.live.kind == Kinds.TIMER;
      if (member != root && !timersThread) {
        others.merge(member.live.kind, 1, Integer::sum);
      }
    }
    others.merge(root.live.kind, 1 - count, Integer::sum);
    if (isPair(group)) {
      return "both ends";
    }
    StringBuilder out = new StringBuilder();
    if (root.live.kind == Kinds.PROCESS) {
      out.append("pid ").append(root.live.text("pid"));
    }
    for (Map.Entry<Kind, Integer> entry : others.entrySet()) {
      int n = entry.getValue();
      if (n > 0) {
        String noun = entry.getKey().noun().toLowerCase(Locale.ROOT);
        String more = entry.getKey() == root.live.kind ? " more " : " ";
        out.append(out.length() == 0 ? "" : ", ").append(n).append(more);
        out.append(n == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s");
      }
    }
    return out.toString();
  }

  /** For example {@code Call shutdown() on it before the test ends, for example in @AfterEach}. */
  static String fix(Group group, boolean tests) {
    Suspect root = group.root();
    if (root.stall != null) {
      return root.stall.fix();
    }
    Live live = root.live;
    String when =
        root.made.attribution() == Attribution.SHARED
            ? "after the last test: it was made once, for all who come"
            : tests
                ? "before " + (root.made.ofClass() ? CLASS_ENDS : TEST_ENDS)
                : "before main returns";
    String cure = root.hasEnded() ? "close it" : live.kind.cure(live.key);
    Libraries.Row library = Libraries.of(root.site, live.kind);
    StackTraceElement call = libraryCall(root.site);
    if (library != null) {
      cure = "call " + library.call() + " on the " + library.thing();
    } else if (call != null && live.kind != Kinds.CONTAINER) {
      String type = call.getClassName();
      String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
      cure =
          call.getMethodName().equals("<init>")
              ? "close the " + simple
              : "close what " + simple + "." + call.getMethodName() + " made";
    } else if (group.count() > 1) {
      cure = cure.replace(" it", " each of them");
    } else if (live.key instanceof ForkJoinWorkerThread) {
      cure = "call shutdown() on its ForkJoinPool";
    } else if (live.kind == Kinds.SERVER_SOCKET && !root.owned.isEmpty()) {
      cure = "call close() on it and on what it accepted";
    } else if (isPair(group)) {
      cure = "call close() on both ends";
    }
    if (live.is("shutdown") && !root.hasEnded() && library == null) {
      // What would have ended it was called in time.
      return cure.substring(0, 1).toUpperCase(Locale.ROOT) + cure.substring(1);
    }
    if (live.kind != Kinds.EXECUTOR && hasPoolOfTheUsers(group)) {
      cure += ", and shutdown() on its executor";
    }
    String otherwise =
        live.text("reaper") == null
            ? ""
            : "; otherwise Testcontainers' reaper removes it some seconds after this JVM";
    return cure.substring(0, 1).toUpperCase(Locale.ROOT)
        + cure.substring(1)
        + " "
        + when
        + otherwise;
  }

  /** A pool that own code made for a library: closing the library's thing does not end it. */
  private static boolean hasPoolOfTheUsers(Group group) {
    for (Suspect member : group.members()) {
      if (member.live.kind == Kinds.EXECUTOR
          && member.owner == null
          && member.site.own()
          && member.site.library() == null) {
        return true;
      }
    }
    return false;
  }

  /** The two ends of one connection, of which neither closes the other. */
  private static boolean isPair(Group group) {
    Suspect root = group.root();
    Suspect last = group.members().get(group.members().size() - 1);
    return group.members().size() == 2 && root.live.kind == Kinds.SOCKET && last.owner == root;
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
}
