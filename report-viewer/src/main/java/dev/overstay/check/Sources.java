package dev.overstay.check;

import dev.overstay.dump.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the source file that a frame names. It does not access the disk before it is asked. */
public final class Sources {
  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle.kts", "build.gradle", "build.sbt");
  private static final Pattern FILE = Pattern.compile("[^/\\\\:]+\\.\\w+");
  private static final Pattern PACKAGE = Pattern.compile("(?:[^./\\\\:]+(?:\\.[^./\\\\:]+)*+)?");

  private final Path workDir;
  private final List<Path> named;
  private final Map<String, Optional<Path>> files = new HashMap<>();
  private @Nullable List<Path> roots;
  private @Nullable PackagedFiles others;
  private int missing;

  /**
   * Sources of a project.
   *
   * @param workDir the project: paths are relative to it
   * @param named the directories in which packages begin; empty for {@code src/main/java} and the
   *     like, in the project and in modules up to four directories deep
   */
  public Sources(Path workDir, List<Path> named) {
    this.workDir = workDir.toAbsolutePath().normalize();
    this.named = named;
  }

  /** How many of the requested findings in own code have a source file that was not found. */
  public int missing() {
    return missing;
  }

  /** What could not be read during the search for files, each with its reason. */
  public List<String> unreadable() {
    return others == null ? List.of() : others.unreadable();
  }

  /**
   * The source file in which a finding was created; null if that is not own code, or if the file is
   * not found, which is counted.
   *
   * @param module name of the JVM's working directory, which decides between modules with files of
   *     the same name. The whole path would not work: tests may have run in another checkout
   */
  @Nullable Path madeBy(@Nullable Frame frame, String module) {
    if (frame == null || !frame.own()) {
      return null;
    }
    Path file = file(frame, module);
    missing += file == null ? 1 : 0;
    return file;
  }

  /** The file of a frame; null if no file is found or none is certain. */
  @Nullable Path file(Frame frame, String module) {
    return files
        .computeIfAbsent(
            frame.className() + ' ' + frame.file() + ' ' + module,
            k -> Optional.ofNullable(look(frame, module)))
        .orElse(null);
  }

  private @Nullable Path look(Frame frame, String module) {
    String name = frame.file();
    int dot = frame.className().lastIndexOf('.');
    String inPackage = dot < 0 ? "" : frame.className().substring(0, dot);
    // A file name in a dump must not lead out of the roots.
    if (name == null || !FILE.matcher(name).matches() || !PACKAGE.matcher(inPackage).matches()) {
      return null;
    }
    try {
      List<Path> found = new ArrayList<>();
      for (Path root : roots()) {
        Path file = root.resolve(inPackage.replace('.', '/')).resolve(name);
        if (Files.isRegularFile(file)) {
          found.add(file);
        }
      }
      // Kotlin and Scala files need not be in the directory of their package.
      return one(found.isEmpty() ? others().named(name, inPackage) : found, module);
    } catch (InvalidPathException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The build file, relative to the project; null if the project has none. */
  @Nullable Path buildFile() {
    for (String name : BUILD_FILES) {
      if (Files.isRegularFile(workDir.resolve(name))) {
        return workDir.resolve(name);
      }
    }
    return null;
  }

  /** Whether a file is below the project. */
  boolean isInside(Path file) {
    return file.startsWith(workDir);
  }

  /**
   * A file's percent-encoded URI: relative to the project if it is inside, otherwise with its
   * scheme.
   */
  String uri(Path file) {
    if (!isInside(file)) {
      return file.toUri().toString();
    }
    String base = workDir.toUri().getRawPath();
    String path = file.toUri().getRawPath();
    return path.substring(base.endsWith("/") ? base.length() : base.length() + 1);
  }

  private static @Nullable Path one(List<Path> files, String module) {
    if (files.size() < 2) {
      return files.isEmpty() ? null : files.get(0);
    }
    List<Path> own = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().replace('\\', '/').contains("/" + module + "/")) {
        own.add(file);
      }
    }
    return own.size() == 1 ? own.get(0) : null;
  }

  private List<Path> roots() throws IOException {
    List<Path> found = roots;
    if (found == null) {
      found = new ArrayList<>();
      for (Path root : new TreeSet<>(named)) {
        found.add(workDir.resolve(root).normalize());
      }
      roots = found = named.isEmpty() ? SourceRoots.below(workDir) : found;
    }
    return found;
  }

  private PackagedFiles others() throws IOException {
    PackagedFiles found = others;
    if (found == null) {
      others = found = PackagedFiles.below(roots());
    }
    return found;
  }
}
