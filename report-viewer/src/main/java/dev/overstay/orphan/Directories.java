package dev.overstay.orphan;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether other users can replace the file that a path leads to. Each directory on the path,
 * and on the path of each link, must belong to this user or to root, and must be sticky or not
 * writable by others.
 */
public final class Directories {
  private static final int ROOT = 0;
  private static final int STICKY = 01000;
  private static final int GROUP_WRITES = 0020;
  private static final int ALL_WRITE = 0002;
  private static final int MOST_LINKS = 40;

  private final @Nullable Integer user;
  private final Set<Path> trusted = new HashSet<>();
  private int links;

  Directories(@Nullable Integer user) {
    this.user = user;
  }

  /**
   * Checks all directories on the path to a file.
   *
   * @throws OwnFile.Foreign naming the first one in which another user can replace something
   */
  void check(Path file) throws IOException {
    links = 0;
    Path absolute = file.toAbsolutePath();
    walk(Objects.requireNonNull(absolute.getRoot()), absolute.getParent());
  }

  /** Resolves a path from a directory without links, step by step like the system. */
  private Path walk(Path from, @Nullable Path path) throws IOException {
    Path at = path != null && path.isAbsolute() ? path.getRoot() : from;
    trust(at);
    for (Path name : path == null ? Set.<Path>of() : path) {
      Path next = at.resolve(name);
      if (name.toString().equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
      } else if (Files.isSymbolicLink(next)) {
        if (++links > MOST_LINKS) {
          throw new FileSystemLoopException(next.toString());
        }
        at = walk(at, Files.readSymbolicLink(next));
      } else if (!name.toString().isEmpty() && !name.toString().equals(".")) {
        at = next;
      }
      trust(at);
    }
    return at;
  }

  private void trust(Path directory) throws IOException {
    if (trusted.contains(directory)) {
      return;
    }
    FileFacts is = FileFacts.of(directory);
    if (is.user() != ROOT && (user == null || is.user() != user)) {
      throw new OwnFile.Foreign(
          "directory " + directory + " belongs to another user, who may exchange what is in it");
    }
    boolean open = is.has(ALL_WRITE) || (is.has(GROUP_WRITES) && !isUsersOwnGroup(directory));
    if (open && !is.has(STICKY)) {
      throw new OwnFile.Foreign(
          "other users may write to directory "
              + directory
              + " and exchange what is in it; run chmod go-w on it if you trust what is there");
    }
    trusted.add(directory);
  }

  // Many systems give each user a group of the same name with no other member, and let it write.
  private static boolean isUsersOwnGroup(Path directory) throws IOException {
    PosixFileAttributes is = Files.readAttributes(directory, PosixFileAttributes.class);
    return is.group().getName().equals(is.owner().getName());
  }
}
