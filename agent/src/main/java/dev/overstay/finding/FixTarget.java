package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.object.ClosableObject;
import dev.overstay.object.Holder;
import dev.overstay.object.Libraries;
import dev.overstay.object.LibraryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The library's object that a finding is about. It is known from the user's own line and from the
 * table of libraries.
 *
 * @param name its class as the user knows it
 * @param calls the calls that end it, one after the other; empty if they are not known
 * @param holder the place where the source keeps it; null if that has no name
 * @param closeable whether a try-with-resources statement closes it
 */
@Late
record FixTarget(String name, List<String> calls, @Nullable Holder holder, boolean closeable) {

  /** The library's object of a group; null if own code made the group with the JDK alone. */
  static @Nullable FixTarget of(Group group) {
    Candidate leader = group.leader();
    LibraryRow row = row(group);
    ClosableObject thing = leader == null ? null : leader.thing();
    if (group.root().live.kind.isContainer()) {
      // A command object starts a container. It can be closed, but that does not end the container.
      boolean known = row != null && row.kind().equals(group.root().live.kind.label());
      return row != null && known ? new FixTarget(row.thing(), row.calls(), null, false) : null;
    }
    if (row != null && !row.calls().isEmpty()) {
      boolean same = thing != null && thing.names().contains(row.thing());
      // An interface of the JDK, such as java.sql.Connection, says less than the library.
      boolean vague =
          thing == null
              || thing.call() == null
              || !thing.likely()
              || thing.type().startsWith("java.");
      if (vague || same) {
        Holder holder = same && thing != null ? thing.holder() : null;
        boolean closeable = same && thing != null && thing.closeable();
        String name = same && thing != null ? thing.name() : row.thing();
        return new FixTarget(name, row.calls(), holder, closeable);
      }
    }
    return thing == null || thing.call() == null ? null : of(thing);
  }

  /** The row of the table for a group; null if the table has no such row. */
  static @Nullable LibraryRow row(Group group) {
    Candidate leader = group.leader();
    return leader == null ? null : Libraries.of(leader.live, leader.site, leader.thing());
  }

  /** Other objects that the same place made and that are not closed with it, at most two. */
  static List<FixTarget> others(Group group, FixTarget target) {
    List<FixTarget> others = new ArrayList<>();
    Candidate leader = group.leader();
    ClosableObject led = leader == null ? null : leader.thing();
    for (Candidate member : group.members()) {
      ClosableObject thing = member.thing();
      if (thing != null
          && (led == null || !thing.type().equals(led.type()))
          && thing.created()
          && thing.call() != null
          && member.site.library() != null) {
        FixTarget other = of(thing);
        boolean named = other.name.equals(target.name) || isNamed(other.name, others);
        if (!named && others.size() < 2) {
          others.add(other);
        }
      }
    }
    return others;
  }

  private static boolean isNamed(String name, List<FixTarget> targets) {
    for (FixTarget target : targets) {
      if (target.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static FixTarget of(ClosableObject thing) {
    List<String> calls = thing.call() == null ? List.of() : List.of(thing.call());
    return new FixTarget(thing.name(), calls, thing.holder(), thing.closeable());
  }

  /** For example {@code call `producer.close()`}, {@code call `stop()` on the Server}. */
  String words() {
    boolean returned = holder != null && holder.place() == Holder.Place.RETURNED;
    String object =
        "the "
            + name
            + (returned && holder != null ? " that `" + holder.name() + "()` returns" : "");
    if (calls.isEmpty()) {
      return "close " + (holder == null || returned ? object : holder.name());
    }
    // A static call names its class.
    boolean isStatic = Character.isUpperCase(calls.get(0).charAt(0));
    boolean named = !isStatic && !returned && holder != null;
    StringBuilder words = new StringBuilder("call ");
    for (int i = 0; i < calls.size(); i++) {
      words.append(i == 0 ? "`" : " and `");
      words.append(named && holder != null ? holder.name() + "." : "");
      words.append(calls.get(i)).append('`');
    }
    return words.append(isStatic || named ? "" : " on " + object).toString();
  }

  /** In what state it was left, after "was" in a title. */
  String leftState() {
    String call = calls.isEmpty() ? "(" : calls.get(0);
    return "never " + done(call.substring(0, call.indexOf('(')));
  }

  /** What a call of this method does to an object, after "was". */
  static String done(String method) {
    String verb = method.toLowerCase(Locale.ROOT);
    return verb.startsWith("stop")
        ? "stopped"
        : verb.startsWith("shutdown")
            ? "shut down"
            : verb.startsWith("destroy")
                ? "destroyed"
                : switch (verb) {
                  case "terminate" -> "terminated";
                  case "dispose" -> "disposed of";
                  case "unicastremoteobject.unexportobject" -> "unexported";
                  case "disconnect" -> "disconnected";
                  case "cancel" -> "cancelled";
                  case "quit" -> "quit";
                  default -> "closed";
                };
  }
}
