package dev.overstay.trigger;

import dev.overstay.base.SystemProperties;
import dev.overstay.dump.Trigger;
import java.io.File;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot for a tool that has attached to this JVM and asks for the properties of agents.
 * Any tool may ask for these. A tool that wants a snapshot first creates the file that the previous
 * answer named, and only tools that may attach can know that name.
 */
final class Demand {
  private static final String REQUEST = "dev.overstay.request";
  private static final String DUMP = "dev.overstay.dump";
  private static final String FAILURE = "dev.overstay.failure";
  private static final long BOUND_MS = 10_000;

  private final Watch watch;
  private @Nullable File request;

  Demand(Watch watch) {
    this.watch = watch;
  }

  /**
   * Adds the agent's properties to the answer: how to request a snapshot, and the result of a
   * request.
   */
  synchronized void answer(Properties answer) {
    // On JDK 17, the properties are still those of the last time.
    answer.remove(DUMP);
    answer.remove(FAILURE);
    File file = request;
    if (file == null) {
      file = new File(directory(), ".overstay-" + UUID.randomUUID());
      request = file;
    }
    answer.setProperty(REQUEST, file.getPath());
    if (file.delete()) {
      String late = watch.ask(Trigger.ON_DEMAND, BOUND_MS);
      String dump = watch.demanded();
      if (late != null) {
        answer.setProperty(FAILURE, late + " does not answer");
      } else if (dump == null) {
        answer.setProperty(FAILURE, "the dump can't be written; its stderr says why");
      } else {
        answer.setProperty(DUMP, dump);
      }
    }
  }

  // A directory in which the attaching tool can write too: the attach mechanism puts its own files
  // there.
  private static File directory() {
    File directory = new File(SystemProperties.get("java.io.tmpdir", "/tmp"));
    return directory.isDirectory() ? directory.getAbsoluteFile() : new File("/tmp");
  }
}
