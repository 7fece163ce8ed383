package dev.overstay.agent;

import dev.overstay.output.Stderr;
import dev.overstay.output.Version;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The agent's other jars, if more than one is given to a JVM, for example by a build's argLine and
 * by {@code JAVA_TOOL_OPTIONS}. A jar of another version is reported in one line.
 */
final class IgnoredJars {
  private static final String FLAG = "-javaagent:";

  private IgnoredJars() {}

  /** Reports each jar whose version differs from the one that runs. */
  static void say() {
    String given = Training.arguments();
    for (int at = given.indexOf(FLAG); at >= 0; at = given.indexOf(FLAG, at + 1)) {
      String jar = jar(given, at + FLAG.length());
      Attributes attributes = attributes(jar);
      if (attributes != null
          && Premain.class.getName().equals(attributes.getValue("Premain-Class"))) {
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (!Version.TEXT.equals(version)) {
          Stderr.println(
              "version "
                  + Version.TEXT
                  + " runs; "
                  + jar
                  + " (version "
                  + version
                  + ") is ignored");
        }
      }
    }
  }

  // The path ends at the '=' before its options, or at the separator before the next argument.
  private static String jar(String given, int from) {
    int end = from;
    while (end < given.length() && "\0\n\"'=".indexOf(given.charAt(end)) < 0) {
      if (given.charAt(end) == ' ' && given.startsWith(".jar", end - 4)) {
        break;
      }
      end++;
    }
    return given.substring(from, end);
  }

  private static @Nullable Attributes attributes(String jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      return manifest == null ? null : manifest.getMainAttributes();
    } catch (IOException | RuntimeException e) {
      // A jar that cannot be read has not started either.
      return null;
    }
  }
}
