package dev.overstay.output;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Where dumps go: what the user says, else where the build tool keeps what it makes. */
public final class DumpDir {
  private final @Nullable String option;
  private @Nullable File dir;

  /** The directory of this option {@code dir}; null where it was not given. */
  public DumpDir(@Nullable String option) {
    this.option = option;
  }

  /** The directory, created if it is missing; where it can't be written one line says so, once. */
  synchronized File create() {
    File target = dir;
    if (target == null) {
      target = writable(of(option));
      dir = target;
    }
    // Somebody may have removed it since: a build's own clean, for example.
    target.mkdirs();
    return target;
  }

  /** The temporary directory, from now on: what was chosen can't be written any more. */
  synchronized @Nullable File fallBack() {
    File fallback = new File(System.getProperty("java.io.tmpdir", ".")).getAbsoluteFile();
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
    File fallback = new File(System.getProperty("java.io.tmpdir", "."));
    if (!isWritable(fallback)) {
      // The attempt to write reports the reason.
      return dir;
    }
    Stderr.line("can't write to " + dir + "; dumps go to " + fallback + " (option dir)");
    return fallback;
  }

  private static boolean isWritable(File dir) {
    return (dir.isDirectory() || dir.mkdirs()) && dir.canWrite();
  }
}
