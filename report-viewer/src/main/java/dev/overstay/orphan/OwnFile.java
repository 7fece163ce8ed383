package dev.overstay.orphan;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that only the user of this command can have written. The owner is checked on the
 * file that was opened, not on the file that the name leads to a moment later: another user who may
 * write to a directory can replace the files in it at any time.
 */
public final class OwnFile {
  /** Why a file is not read: another user may have written it. */
  public static final class Foreign extends IOException {
    private static final long serialVersionUID = 1;

    public Foreign(String reason) {
      super(reason);
    }
  }

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int GROUP_WRITES = 0020;
  private static final int ALL_WRITE = 0002;
  // The JVM that writes the file replaces it now and then.
  private static final int TRIES = 10;

  private final Directories directories;
  private final @Nullable Integer user;

  /** Reads files of this user; null if the system has no numbers for users. */
  OwnFile(@Nullable Integer user) {
    this.user = user;
    directories = new Directories(user);
  }

  /** Reads files of the user who runs this process. */
  static OwnFile ofThisUser() throws IOException {
    return new OwnFile(thisUser());
  }

  private static @Nullable Integer thisUser() throws IOException {
    try {
      Path self = Path.of("/proc/self");
      if (Files.exists(self)) {
        return FileFacts.of(self).user();
      }
      Path made = Files.createTempFile("overstay", ".tmp");
      try {
        return FileFacts.of(made).user();
      } finally {
        Files.delete(made);
      }
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // Windows: a file's access list says who may write, and the owner can be a group.
      return null;
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws Foreign if another user may have written it, or can replace it
   */
  InputStream open(Path file) throws IOException {
    if (user == null) {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
    directories.check(file);
    for (int i = 0; i < TRIES; i++) {
      byte[] content = read(file, user);
      if (content != null) {
        return new ByteArrayInputStream(content);
      }
    }
    throw new Foreign("was exchanged while it was read, by another user or its own JVM; try again");
  }

  private static byte @Nullable [] read(Path file, int user) throws IOException {
    FileFacts named = FileFacts.of(file, LinkOption.NOFOLLOW_LINKS);
    // Checked before the file is opened: opening a pipe would wait for a writer.
    if (!named.isPlain()) {
      throw new Foreign("is not a plain file; name the file itself");
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      if (!Files.isDirectory(DESCRIPTORS)) {
        check(named, user);
        byte[] content;
        try (InputStream in = Channels.newInputStream(channel)) {
          content = in.readAllBytes();
        }
        return FileFacts.of(file, LinkOption.NOFOLLOW_LINKS).isSame(named) ? content : null;
      }
      Path descriptor = descriptor(named);
      if (descriptor == null) {
        return null;
      }
      // The descriptor belongs to the same file for as long as the channel is open.
      check(FileFacts.of(descriptor), user);
      try (InputStream in = new FileInputStream(descriptor.toFile())) {
        return in.readAllBytes();
      }
    }
  }

  private static @Nullable Path descriptor(FileFacts named) throws IOException {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      for (Path descriptor : all.toList()) {
        try {
          if (FileFacts.of(descriptor).isSame(named)) {
            return descriptor;
          }
        } catch (IOException e) {
          // It was closed since the list was made.
        }
      }
    }
    return null;
  }

  private static void check(FileFacts file, int user) throws Foreign {
    if (file.user() != user) {
      throw new Foreign("belongs to another user, who may have written anything; run as that user");
    }
    if (file.has(GROUP_WRITES) || file.has(ALL_WRITE)) {
      throw new Foreign("other users may write to it; run chmod go-w on it if you trust it");
    }
    if (file.names() > 1) {
      throw new Foreign("has a second name, which another user may have given it; copy it");
    }
  }
}
