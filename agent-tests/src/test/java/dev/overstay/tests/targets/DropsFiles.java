package dev.overstay.tests.targets;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Opens files and directories, forgets them, and prints how many descriptors the collector gave
 * back.
 */
public final class DropsFiles {
  private static final int TIMES = 100;
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private DropsFiles() {}

  /** Opens and forgets. */
  private interface Way {
    void open() throws IOException;
  }

  public static void main(String[] args) throws IOException {
    new File("directory").mkdir();
    Files.writeString(Path.of("file"), "text");
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream("zip"))) {
      out.putNextEntry(new ZipEntry("entry"));
    }
    if (args[0].equals("cleaned")) {
      drop(1, 0, DropsFiles::cleaned);
      drop(TIMES, 0, DropsFiles::cleaned);
    } else {
      drop(3, 6, DropsFiles::list);
      drop(3, 3, DropsFiles::asynchronous);
      drop(TIMES, 0, DropsFiles::closed);
    }
  }

  /** Each has a cleaner; all zip files have one descriptor. */
  private static void cleaned() throws IOException {
    check(new FileInputStream("file").getFD().valid());
    check(new FileOutputStream("out").getFD().valid());
    check(new RandomAccessFile("file", "r").getFD().valid());
    check(FileChannel.open(Path.of("file")).isOpen());
    check(new ZipFile("zip").size() == 1);
  }

  @SuppressWarnings("StreamResourceLeak")
  private static void list() throws IOException {
    check(Files.list(Path.of("directory")).count() == 0); // live: file
  }

  private static void asynchronous() throws IOException {
    check(AsynchronousFileChannel.open(Path.of("file")).isOpen()); // live: file
  }

  private static void closed() throws IOException {
    try (Stream<Path> stream = Files.list(Path.of("directory"));
        AsynchronousFileChannel channel = AsynchronousFileChannel.open(Path.of("file"))) {
      check(stream.count() == 0 && channel.isOpen());
    }
  }

  private static void check(boolean opened) throws IOException {
    if (!opened) {
      throw new IOException("not opened");
    }
  }

  private static void drop(int times, int expected, Way way) throws IOException {
    int before = OpensFiles.open().size();
    for (int i = 0; i < times; i++) {
      way.open();
    }
    int most = OpensFiles.open().size() - before;
    long end = System.nanoTime() + BOUND_NANOS;
    int left;
    // What has no cleaner never comes back; the collector has some turns all the same.
    int turns = 5;
    do {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      left = OpensFiles.open().size() - before;
      turns--;
    } while (turns > 0 || (left != expected && System.nanoTime() < end));
    System.out.println("opened " + most + ", left " + left);
  }
}
