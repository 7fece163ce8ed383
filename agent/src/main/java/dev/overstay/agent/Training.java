package dev.overstay.agent;

import dev.overstay.system.Proc;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a JVM that trains an AOT cache: on JDK 25 any agent that retransforms crashes it
 * (measured on 25.0.3). A JVM with {@code -XX:ArchiveClassesAtExit} is not affected: it refuses any
 * agent before {@code premain}; if a flag allows agents, it leaves woven classes out of the
 * archive.
 */
final class Training {
  private static final String[] FLAGS = {"-XX:AOTCacheOutput", "-XX:AOTMode=record"};

  private static final String[] VARIABLES = {
    "\0JAVA_TOOL_OPTIONS=", "\0JDK_JAVA_OPTIONS=", "\0_JAVA_OPTIONS="
  };

  // With this flag, the second garbage collection may clear a soft reference.
  private static final String CLEARED = "-XX:SoftRefLRUPolicyMSPerMB=0";

  private Training() {}

  /** Whether, with these arguments, soft references are kept while the heap has space. */
  static boolean keepsSoftReferences(String given) {
    return !given.contains(CLEARED);
  }

  /** The flag among these arguments that starts the training; null if they contain no such flag. */
  static @Nullable String flag(String given) {
    for (String flag : FLAGS) {
      if (given.contains(flag)) {
        return flag;
      }
    }
    return null;
  }

  /** The arguments of the JVM, from its command line and from environment variables. */
  static String arguments() {
    String given = Proc.read("/proc/self/cmdline");
    String environment = Proc.read("/proc/self/environ");
    given = given == null || environment == null ? null : given + options("\0" + environment);
    // The launcher and the VM read argument files: then only the VM knows all, which costs 30 ms.
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
