package dev.overstay.agent;

import dev.overstay.system.Proc;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a JVM that trains an AOT cache: on JDK 25 any agent that retransforms crashes it
 * (measured on 25.0.3). A JVM with {@code -XX:ArchiveClassesAtExit} is not among them: it refuses
 * any agent before {@code premain}, and where it is told not to, it leaves woven classes out.
 */
final class Training {
  private static final String[] FLAGS = {"-XX:AOTCacheOutput", "-XX:AOTMode=record"};

  private static final String[] VARIABLES = {
    "\0JAVA_TOOL_OPTIONS=", "\0JDK_JAVA_OPTIONS=", "\0_JAVA_OPTIONS="
  };

  // Soft references may be cleared by the second collection that they see.
  private static final String CLEARED = "-XX:SoftRefLRUPolicyMSPerMB=0";

  private Training() {}

  /** Whether soft references stay, with these arguments, while the heap has room. */
  static boolean keepsSoftReferences(String given) {
    return !given.contains(CLEARED);
  }

  /** The flag among these arguments that says so; null where there is none. */
  static @Nullable String flag(String given) {
    for (String flag : FLAGS) {
      if (given.contains(flag)) {
        return flag;
      }
    }
    return null;
  }

  /** What the JVM was told, by its command line and by variables. */
  static String arguments() {
    String given = Proc.read("/proc/self/cmdline");
    String environment = Proc.read("/proc/self/environ");
    given = given == null || environment == null ? null : given + options("\0" + environment);
    // Files of arguments are read by the launcher and the VM: then only the VM knows, 30 ms later.
    if (given == null
        || given.contains("\0@")
        || given.contains("-XX:Flags=")
        || given.contains("-XX:VMOptionsFile=")) {
      given = ofVm(given == null ? "" : given);
    }
    return given;
  }

  private static String ofVm(String otherwise) {
    try {
      List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
      return String.join("\0", arguments);
    } catch (LinkageError e) {
      // The runtime has no java.management.
      return otherwise;
    }
  }

  // Read here rather than by System.getenv, which parses and keeps the whole environment.
  private static String options(String environment) {
    StringBuilder options = new StringBuilder();
    for (String variable : VARIABLES) {
      int from = environment.indexOf(variable);
      int to = from < 0 ? -1 : environment.indexOf('\0', from + 1);
      if (from >= 0) {
        options.append(environment, from, to < 0 ? environment.length() : to);
      }
    }
    return options.toString();
  }
}
