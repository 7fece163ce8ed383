package dev.overstay.kind;

import dev.overstay.base.SystemProperties;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.Ledger;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Facts about an open file or directory; the JDK keeps most of them private. */
final class OpenFile {
  private static final int LONGEST_NAME = 60;
  private static final String INPUT = "java.io.FileInputStream";
  private static final String OUTPUT = "java.io.FileOutputStream";
  private static final String RANDOM = "java.io.RandomAccessFile";
  private static final String CHANNEL = "sun.nio.ch.FileChannelImpl";
  private static final String ASYNCHRONOUS = "sun.nio.ch.AsynchronousFileChannelImpl";

  private OpenFile() {}

  /** The class of the object that was opened, even if it has been collected. */
  static String type(Object key) {
    return key instanceof FileRecord lost ? lost.type : key.getClass().getName();
  }

  /** The path as it was opened; null if it is unknown. */
  static @Nullable String path(Object key) {
    if (key instanceof ZipFile zip) {
      return zip.getName();
    }
    FileRecord record = record(key);
    Object path =
        record != null
            ? record.path
            : key instanceof FileInputStream
                ? PrivateFields.field(key, INPUT, "path")
                : key instanceof FileOutputStream
                    ? PrivateFields.field(key, OUTPUT, "path")
                    : key instanceof RandomAccessFile
                        ? PrivateFields.field(key, RANDOM, "path")
                        : PrivateFields.field(key, key.getClass().getName(), "path");
    return path == null ? null : path.toString();
  }

  private static @Nullable FileRecord record(Object key) {
    if (key instanceof FileRecord record) {
      return record;
    }
    Birth birth = birth(key);
    return birth != null && birth.value instanceof FileRecord record ? record : null;
  }

  private static @Nullable Birth birth(Object key) {
    return Ledger.find(key, Kinds.index(Kinds.FILE));
  }

  /**
   * The path in a form that fits into a title: relative to the working directory or, if that is too
   * long, only its end.
   */
  static String shortPath(String path) {
    String here = SystemProperties.get("user.dir", "") + File.separator;
    boolean below = path.length() > here.length() && path.startsWith(here);
    String name = below ? path.substring(here.length()) : path;
    int last = name.lastIndexOf(File.separatorChar);
    return name.length() <= LONGEST_NAME || last <= 0 ? name : "…" + name.substring(last);
  }

  /** The mode in which it was opened; null if it is unknown. */
  static @Nullable String mode(Object key) {
    if (isDirectory(key)) {
      return "directory";
    }
    if (key instanceof FileInputStream || key instanceof ZipFile) {
      return "read";
    }
    if (key instanceof RandomAccessFile) {
      return mode(true, PrivateFields.field(key, RANDOM, "rw"));
    }
    if (appends(key)) {
      return "append";
    }
    if (key instanceof FileOutputStream) {
      return "write";
    }
    Object reads = PrivateFields.field(key, CHANNEL, "readable");
    return reads != null
        ? mode(reads, PrivateFields.field(key, CHANNEL, "writable"))
        : mode(
            PrivateFields.field(key, ASYNCHRONOUS, "reading"),
            PrivateFields.field(key, ASYNCHRONOUS, "writing"));
  }

  private static @Nullable String mode(@Nullable Object reads, @Nullable Object writes) {
    if (reads == null || writes == null) {
      return null;
    }
    return Boolean.FALSE.equals(writes)
        ? "read"
        : Boolean.TRUE.equals(reads) ? "read-write" : "write";
  }

  private static boolean appends(Object key) {
    Object descriptor =
        key instanceof FileOutputStream
            ? PrivateFields.field(key, OUTPUT, "fd")
            : PrivateFields.field(key, CHANNEL, "fd");
    return Boolean.TRUE.equals(PrivateFields.field(descriptor, "java.io.FileDescriptor", "append"));
  }

  /** Whether it is a stream of a directory's entries. */
  static boolean isDirectory(Object key) {
    return type(key).endsWith("DirectoryStream");
  }

  /** Whether a stream of a directory's entries was not closed; no public method reports this. */
  static boolean isOpenDirectory(Object key) {
    String type = key.getClass().getName();
    return Boolean.FALSE.equals(PrivateFields.field(key, type, "isClosed"))
        || Boolean.TRUE.equals(PrivateFields.field(key, type, "isOpen"));
  }

  /**
   * The object that all {@code ZipFile}s of one file have open together; null once this one was
   * closed. This reads fields, because the public methods wait for threads that read from the file.
   */
  static @Nullable Object source(Object zip) {
    Object resource = PrivateFields.field(zip, "java.util.zip.ZipFile", "res");
    return PrivateFields.field(resource, "java.util.zip.ZipFile$CleanableResource", "zsrc");
  }

  /**
   * Whether the JDK keeps it for the next connection to the same jar, so that no code has to close
   * it.
   */
  static boolean isCached(Object key) {
    Object factory =
        PrivateFields.field(key, "sun.net.www.protocol.jar.URLJarFile", "closeController");
    Object cache =
        PrivateFields.field(factory, "sun.net.www.protocol.jar.JarFileFactory", "fileCache");
    return cache instanceof Map<?, ?> files && files.containsValue(key);
  }

  /** Whether it is a device, like {@code /dev/urandom}, and not a file that can leak. */
  static boolean isDevice(@Nullable String path) {
    if (path == null || !path.startsWith("/dev/")) {
      return false;
    }
    File file = new File(path);
    return file.exists() && !file.isFile() && !file.isDirectory();
  }

  /** Whether a {@code URLClassLoader} opened it to look for a class or a resource. */
  static boolean isOfClassLoader(Object key) {
    Birth birth = key instanceof ZipFile ? birth(key) : null;
    if (birth != null) {
      for (StackTraceElement frame : birth.frames()) {
        if (frame.getClassName().equals("jdk.internal.loader.URLClassPath")) {
          return true;
        }
      }
    }
    return false;
  }
}
