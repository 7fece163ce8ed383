package dev.overstay.agent;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Where dumps go: what the user says, else where the build tool keeps what it makes. */
final class DumpDir {
  private DumpDir() {}

  /** The directory, not yet created. */
  static File of(@Nullable String option) {
    if (option != null) {
      return new File(option).getAbsoluteFile();
    }
    if (new File("pom.xml").exists()) {
      return new File("target/overstay").getAbsoluteFile();
    }
    String[] gradle = {
      "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"
    };
    for (String file : gradle) {
      if (new File(file).exists()) {
        return new File("build/overstay").getAbsoluteFile();
      }
    }
    return new File("overstay").getAbsoluteFile();
  }

  /** {@code dir} where it can be written, else the temporary directory, and one line says so. */
  static File writable(File dir) {
    if ((dir.isDirectory() || dir.mkdirs()) && dir.canWrite()) {
      return dir;
    }
    File fallback = new File(System.getProperty("java.io.tmpdir", "."));
    Stderr.line("can't write to " + dir + "; dumps go to " + fallback + " (option dir)");
    return fallback;
  }
}
