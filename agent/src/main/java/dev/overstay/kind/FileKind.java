package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.Ledger;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channel;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Open files and directories, for those who ask: a JVM opens more of them than of anything else.
 * Readers, writers, scanners and a stream's channel stand before one of these and are no second
 * resource.
 */
final class FileKind extends Kind {
  private static final String PROBE = "(Ljava/lang/Object;I)V";
  private static final String UNIX_CHANNELS = "sun/nio/fs/UnixChannelFactory";
  private static final String WINDOWS_CHANNELS = "sun/nio/fs/WindowsChannelFactory";

  FileKind() {
    super("file", 85);
  }

  @Override
  public boolean isOptIn() {
    return true;
  }

  /** A class loader reads its jars by what is woven here. */
  @Override
  public void prepare() {
    Ledger.prepareFiles();
  }

  @Override
  public Point[] points(int kind) {
    Argument file = Argument.kind(kind);
    Argument zipped = Argument.field("zfile", "Ljava/io/RandomAccessFile;");
    return new Point[] {
      // Private, and called with a path only: a stream over a descriptor is none of its own.
      opened("java/io/FileInputStream", "open", Argument.THIS, file),
      opened("java/io/FileOutputStream", "open", Argument.THIS, file),
      opened("java/io/RandomAccessFile", "open", Argument.THIS, file),
      // Not the channel's constructor: a stream's getChannel() comes through that as well.
      opened(UNIX_CHANNELS, "newFileChannel", Argument.RESULT, file),
      opened(WINDOWS_CHANNELS, "newFileChannel", Argument.RESULT, file),
      opened(WINDOWS_CHANNELS, "newAsynchronousFileChannel", Argument.RESULT, file),
      opened("java/util/zip/ZipFile", "<init>", Argument.THIS, file),
      // All that are opened on one file share this, and stand for it.
      takenBack("java/util/zip/ZipFile$Source", "<init>", true, zipped, file),
      // These have no cleaner: what is collected before it was closed stays open. Only a probe in
      // their close() tells it from what was closed and then collected.
      withoutCleaner(UNIX_CHANNELS, "newAsynchronousFileChannel", Argument.RESULT, 0, file),
      withoutCleaner("sun/nio/fs/UnixDirectoryStream", "<init>", Argument.THIS, 1, file),
      withoutCleaner("sun/nio/fs/WindowsDirectoryStream", "<init>", Argument.THIS, 1, file),
      closed("sun/nio/ch/SimpleAsynchronousFileChannelImpl", "close", file),
      closed("sun/nio/fs/UnixDirectoryStream", "closeImpl", file),
      closed("sun/nio/fs/WindowsDirectoryStream", "close", file),
    };
  }

  private static Point opened(String owner, String method, Argument key, Argument file) {
    return Point.of(owner, method, true, "opened", PROBE, key, file);
  }

  private static Point withoutCleaner(
      String owner, String method, Argument key, int path, Argument file) {
    String probe = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
    Argument from = Argument.local(path);
    return Point.of(owner, method, true, "openedWithoutCleaner", probe, key, from, file);
  }

  private static Point closed(String owner, String method, Argument file) {
    return takenBack(owner, method, false, Argument.THIS, file);
  }

  private static Point takenBack(
      String owner, String method, boolean atReturn, Argument key, Argument file) {
    return Point.of(owner, method, atReturn, "takenBack", PROBE, key, file);
  }

  @Override
  public boolean isJdksOwnAffair() {
    return true;
  }

  @Override
  public boolean mayBeLost() {
    return true;
  }

  @Override
  public boolean isLive(Object key) {
    try {
      if (key instanceof FileInputStream in) {
        return in.getFD().valid();
      }
      if (key instanceof FileOutputStream out) {
        return out.getFD().valid();
      }
      if (key instanceof RandomAccessFile file) {
        return file.getFD().valid();
      }
    } catch (IOException e) {
      return false;
    }
    if (key instanceof ZipFile) {
      return OpenFile.source(key) != null;
    }
    return key instanceof Channel channel
        ? channel.isOpen()
        : key instanceof FileRecord || OpenFile.isOpenDirectory(key);
  }

  @Override
  public boolean isMeantToStay(Object key) {
    return OpenFile.isDevice(OpenFile.path(key)) || OpenFile.isCached(key);
  }

  @Override
  public @Nullable Object shared(Object key) {
    return key instanceof ZipFile ? OpenFile.source(key) : null;
  }

  @Override
  public String type(Object key) {
    return OpenFile.type(key);
  }

  @Override
  public String name(Object key) {
    String path = OpenFile.path(key);
    return path == null ? OpenFile.type(key) : OpenFile.shortPath(path);
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    detail.put("path", OpenFile.path(key));
    detail.put("mode", OpenFile.mode(key));
  }

  @Override
  public String noun() {
    return "File";
  }

  @Override
  public String noun(Object key) {
    return OpenFile.isDirectory(key) ? "Directory" : noun();
  }

  @Override
  public String leftState() {
    return "never closed";
  }

  @Override
  public Remedy cure(Object key) {
    return OpenFile.isOfClassLoader(key)
        ? Remedy.advice("call close() on the class loader that opened {},")
        : OpenFile.isDirectory(key)
            ? Remedy.advice("call close() on its stream, or open that in try-with-resources,")
            : Remedy.call("close()").adding(", or open {} in try-with-resources,");
  }
}
