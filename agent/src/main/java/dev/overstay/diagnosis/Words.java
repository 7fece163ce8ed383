package dev.overstay.diagnosis;

import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Late;
import dev.overstay.snapshot.Live;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a finding and its resources are called. */
@Late
final class Words {
  private Words() {}

  /** For example {@code Executor order-consumer (3 threads) was never shut down}. */
  static String title(Group group, boolean redact, OwnCode ownCode) {
    Suspect root = group.root();
    if (root.stall != null) {
      return root.stall.title();
    }
    int count = group.count();
    Target target = Target.of(group);
    boolean shutDown = root.live.is("shutdown") && !root.hasEnded();
    boolean isNamed = target != null && !shutDown && standsFor(group, target);
    StringBuilder out = new StringBuilder();
    if (isNamed && target != null) {
      String name = oneLine(target.name());
      out.append(name.substring(0, 1).toUpperCase(Locale.ROOT)).append(name.substring(1));
    } else {
      out.append(root.live.noun()).append(' ').append(name(root, redact));
    }
    if (count > 1) {
      out.append(" and ").append(count - 1).append(" alike");
    }
    String beside = isNamed ? Contents.all(group, redact) : Contents.beside(group, count);
    if (!beside.isEmpty()) {
      out.append(" (").append(beside).append(')');
    }
    String neglect =
        root.hasEnded()
            ? "ended only when the exit had begun, by a shutdown hook"
            : isNamed && target != null ? target.neglect() : root.live.neglect();
    out.append(' ').append(count > 1 ? neglect.replaceFirst("^was ", "were ") : neglect);
    if (shutDown) {
      out.append(standing(root, ownCode));
    }
    return out.toString();
  }

  /**
   * Whether the object tells more than what it made: a process is known by its command, unless the
   * user made the object itself.
   */
  private static boolean standsFor(Group group, Target target) {
    Suspect leader = group.leader();
    Thing thing = leader == null ? null : leader.thing;
    if (group.root().live.kind == Kinds.CONTAINER) {
      return false;
    }
    return !group.root().live.kind.outlives()
        || (thing != null && thing.call() != null && target.name().equals(thing.name()));
  }

  /** Where a task of a pool or timer stands that was told to end; empty where none runs. */
  private static String standing(Suspect root, OwnCode ownCode) {
    for (Suspect worker : root.owned) {
      Standing standing = Standing.of(worker.live.stack, ownCode);
      if (standing.own()) {
        return standing.at() + since(root);
      }
    }
    return since(root);
  }

  private static String since(Suspect root) {
    return root.stillSeconds < 1 ? "" : ", for " + root.stillSeconds + " s";
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
}
