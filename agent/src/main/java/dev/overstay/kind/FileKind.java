package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.Ledger;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
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
 * Open files and directories. This kind is opt-in, because a JVM opens more files than anything
 * else. Readers, writers, scanners and the channel of a stream are wrappers around one of these and
 * do not count as a second resource.
 */
final class FileKind extends Kind {
  private static final Call OPENED = Call.of("Probe", "opened", "(Ljava/lang/Object;I)V");
  private static final Call OPENED_WITHOUT_CLEANER =
      Call.of("Probe", "openedWithoutCleaner", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
  private static final String UNIX_CHANNELS = "sun/nio/fs/UnixChannelFactory";
  private static final String WINDOWS_CHANNELS = "sun/nio/fs/WindowsChannelFactory";

  FileKind() {
    super("file", 85);
  }

  @Override
  public boolean isOptIn() {
    return true;
  }

  /** Class loaders read their jars with the methods that are woven here. */
  @Override
  public void prepare() {
    Ledger.prepareFiles();
  }

  @Override
  public Point[] points(int kind) {
    Argument file = Argument.kind(kind);
    Argument zipped = Argument.field("zfile", "Ljava/io/RandomAccessFile;");
    return new Point[] {
      // These methods are private and are called with a path only. A stream over an existing
      // descriptor does not open a file, and does not call them.
      opened("java/io/FileInputStream", "open", Argument.THIS, file),
      opened("java/io/FileOutputStream", "open", Argument.THIS, file),
      opened("java/io/RandomAccessFile", "open", Argument.THIS, file),
      // Not the channel's constructor: a stream's getChannel() calls that as well.
      opened(UNIX_CHANNELS, "newFileChannel", Argument.RESULT, file),
      opened(WINDOWS_CHANNELS, "newFileChannel", Argument.RESULT, file),
      opened(WINDOWS_CHANNELS, "newAsynchronousFileChannel", Argument.RESULT, file),
      opened("java/util/zip/ZipFile", "<init>", Argument.THIS, file),
      // All ZipFiles of one file share this file, and the ZipFiles are reported in its place.
      Point.atReturn("java/util/zip/ZipFile$Source", "<init>", Call.TAKEN_BACK, zipped, file),
      // These have no cleaner: if one is collected before it was closed, it stays open. Only a
      // probe in close() can distinguish that from one that was closed and then collected.
      withoutCleaner(UNIX_CHANNELS, "newAsynchronousFileChannel", Argument.RESULT, 0, file),
      withoutCleaner("sun/nio/fs/UnixDirectoryStream", "<init>", Argument.THIS, 1, file),
      withoutCleaner("sun/nio/fs/WindowsDirectoryStream", "<init>", Argument.THIS, 1, file),
      closed("sun/nio/ch/SimpleAsynchronousFileChannelImpl", "close", file),
      closed("sun/nio/fs/UnixDirectoryStream", "closeImpl", file),
      closed("sun/nio/fs/WindowsDirectoryStream", "close", file),
    };
  }

  private static Point opened(String owner, String method, Argument key, Argument file) {
    return Point.atReturn(owner, method, OPENED, key, file);
  }

  private static Point withoutCleaner(
      String owner, String method, Argument key, int path, Argument file) {
    Argument from = Argument.local(path);
    return Point.atReturn(owner, method, OPENED_WITHOUT_CLEANER, key, from, file);
  }

  private static Point closed(String owner, String method, Argument file) {
    return Point.atEntry(owner, method, Call.TAKEN_BACK, Argument.THIS, file);
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
        ? Remedy.advice("call `close()` on the class loader that opened {},")
        : OpenFile.isDirectory(key)
            ? Remedy.advice("call `close()` on its stream, or open that in try-with-resources,")
            : Remedy.call("close()").adding(", or open {} in try-with-resources,");
  }
}
