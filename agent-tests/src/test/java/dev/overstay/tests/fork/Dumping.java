package dev.overstay.tests.fork;

import java.util.ArrayList;
import java.util.List;

/** The command {@code dump}, in a JVM of its own. */
public final class Dumping {
  private Dumping() {}

  /** Dumps {@code pid} into the command's own folder, where the dump is read from. */
  public static Run of(long pid) {
    return fork(String.valueOf(pid), "-o", "dumps").run();
  }

  /** The command with these arguments, to start. */
  public static Fork fork(String... args) {
    List<String> all = new ArrayList<>(List.of("dump"));
    all.addAll(List.of(args));
    return Fork.ofJar(Fork.AGENT).withoutAgent().args(all.toArray(new String[0]));
  }
}
