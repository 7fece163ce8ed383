package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.live.Details;
import dev.overstay.live.Live;
import org.jspecify.annotations.Nullable;

/** The names of resources. */
@Late
public final class Names {
  private Names() {}

  /** The user's name for a resource: a pool is named by its threads, a process by its command. */
  public static String name(Candidate candidate, boolean redact) {
    Live live = candidate.live;
    String name = live.name();
    if (live.kind.runsTasks()) {
      String threads = poolName(candidate);
      name = threads == null ? name : threads;
    } else if (live.kind.isProcess()) {
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

  /** The command of a process, without its secrets if requested; null if it is not known. */
  static @Nullable String command(Live process, boolean redact) {
    Object command = Details.plain(process.detail().get("command"), redact);
    return command == null ? null : command.toString();
  }

  /** Replaces characters that could start a new line or reverse it: names come from anywhere. */
  public static String oneLine(String name) {
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

  /** The short form of a command: the program without its path, up to 40 characters. */
  public static String shortCommand(@Nullable Object words) {
    String command = words == null ? "" : oneLine(words.toString());
    int space = command.indexOf(' ');
    String program = space < 0 ? command : command.substring(0, space);
    String bare = command.substring(program.lastIndexOf('/') + 1);
    return bare.length() <= 40 ? bare : bare.substring(0, 39) + "…";
  }

  /** The common beginning of the names of a pool's threads; null if they have none. */
  private static @Nullable String poolName(Candidate pool) {
    String common = null;
    for (Candidate worker : pool.owned()) {
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
