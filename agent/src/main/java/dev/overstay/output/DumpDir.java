package dev.overstay.output;

import dev.overstay.base.SystemProperties;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** The directory for dumps: the one that the user chose, or else one in the build tool's output. */
public final class DumpDir {
  private final @Nullable String option;
  private @Nullable File dir;

  /** Uses the value of the option {@code dir}; null if it was not given. */
  public DumpDir(@Nullable String option) {
    this.option = option;
  }

  /**
   * The directory, created if it is missing. If it is not writable, one line reports this, once.
   */
  synchronized File create() {
    File target = dir;
    if (target == null) {
      target = writable(of(option));
      dir = target;
    }
    // Another process may have removed it, for example the build's own clean.
    target.mkdirs();
    return target;
  }

  /** Changes to the temporary directory, because the chosen one is not writable any more. */
  synchronized @Nullable File fallBack() {
    File fallback = new File(SystemProperties.get("java.io.tmpdir", ".")).getAbsoluteFile();
    boolean other = !fallback.equals(dir);
    dir = fallback;
    return other ? fallback : null;
  }

  private static File of(@Nullable String option) {
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

  private static File writable(File dir) {
    if (isWritable(dir)) {
      return dir;
    }
    File fallback = new File(SystemProperties.get("java.io.tmpdir", "."));
    if (!isWritable(fallback)) {
      // The attempt to write reports the reason.
      return dir;
    }
    Stderr.println("can't write to " + dir + "; dumps go to " + fallback + " (option dir)");
    return fallback;
  }

  private static boolean isWritable(File dir) {
    return (dir.isDirectory() || dir.mkdirs()) && dir.canWrite();
  }
}
