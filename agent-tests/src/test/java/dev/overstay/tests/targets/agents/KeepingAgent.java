package dev.overstay.tests.targets.agents;

import java.util.ArrayList;
import java.util.List;

/** An agent that only keeps heap: as many kilobytes as its options say. */
public final class KeepingAgent {
  private static final int KILOBYTE = 1_000;
  private static final List<Object> kept = new ArrayList<>();

  private KeepingAgent() {}

  /** Keeps it. */
  public static void premain(String options) {
    for (int i = Integer.parseInt(options); i > 0; i--) {
      kept.add(new byte[KILOBYTE]);
    }
  }
}
