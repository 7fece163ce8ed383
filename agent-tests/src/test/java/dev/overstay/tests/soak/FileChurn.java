package dev.overstay.tests.soak;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files and directories: opened, watched and closed; each thread has files of its own. */
final class FileChurn {
  private FileChurn() {}

  private static Path path(String what) {
    return Path.of(what + "-" + Thread.currentThread().getName());
  }

  static void streams() throws IOException {
    String path = path("stream").toString();
    new FileOutputStream(path).close();
    new FileInputStream(path).close();
    new RandomAccessFile(path, "rw").close();
  }

  static void channels() throws IOException {
    Path path = path("channel");
    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    AsynchronousFileChannel.open(path).close();
    Files.newByteChannel(path).close();
  }

  static void archive() throws IOException {
    Path path = path("archive");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
      out.putNextEntry(new ZipEntry("entry"));
    }
    new ZipFile(path.toFile()).close();
  }

  static void watchService() throws IOException {
    Path directory = Files.createDirectories(path("watched"));
    try (WatchService service = FileSystems.getDefault().newWatchService()) {
      directory.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
