package dev.overstay.tests.targets;

import java.io.IOException;

/** Uses a library, which is in a jar before this class on the class path. */
public final class UsesDispatch {
  private UsesDispatch() {}

  public static void main(String[] args) throws IOException {
    Dispatch.connect();
    if (args[0].equals("listen")) {
      Kept.keep(Dispatch.listen());
    }
  }
}
