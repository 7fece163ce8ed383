package dev.overstay.tests.targets;

import static java.nio.file.Files.newDirectoryStream;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Formatter;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.logging.FileHandler;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Files and directories opened in every way, a method each. */
@SuppressWarnings({"DefaultCharset", "StreamResourceLeak"}) // as in the code of users
final class Files {
  private Files() {}

  static List<? extends AutoCloseable> input() throws IOException {
    return List.of(new FileInputStream(file("input"))); // live: file
  }

  /** The channel has the stream's descriptor. */
  static List<? extends AutoCloseable> inputChannel() throws IOException {
    FileInputStream in = new FileInputStream(file("input-channel")); // live: file
    return List.of(in, in.getChannel());
  }

  /** So has a second stream. */
  static List<? extends AutoCloseable> inputOfDescriptor() throws IOException {
    FileInputStream in = new FileInputStream(file("input-of-descriptor")); // live: file
    return List.of(in, new FileInputStream(in.getFD()));
  }

  static List<? extends AutoCloseable> output() throws IOException {
    return List.of(new FileOutputStream("output")); // live: file
  }

  static List<? extends AutoCloseable> appending() throws IOException {
    FileOutputStream out = new FileOutputStream("appending", true); // live: file
    return List.of(out, out.getChannel());
  }

  static List<? extends AutoCloseable> random() throws IOException {
    return List.of(new RandomAccessFile(file("random"), "r")); // live: file
  }

  static List<? extends AutoCloseable> randomChannel() throws IOException {
    RandomAccessFile file = new RandomAccessFile("random-channel", "rw"); // live: file
    return List.of(file, file.getChannel());
  }

  static List<? extends AutoCloseable> reader() throws IOException {
    return List.of(new BufferedReader(new FileReader(file("reader")))); // live: file
  }

  static List<? extends AutoCloseable> writer() throws IOException {
    return List.of(new FileWriter("writer")); // live: file
  }

  static List<? extends AutoCloseable> scanner() throws IOException {
    return List.of(new Scanner(file("scanner"))); // live: file
  }

  static List<? extends AutoCloseable> scannerOfPath() throws IOException {
    return List.of(new Scanner(file("scanner-of-path").toPath())); // live: file
  }

  static List<? extends AutoCloseable> formatter() throws IOException {
    return List.of(new Formatter(new File("formatter"))); // live: file
  }

  static List<? extends AutoCloseable> printStream() throws IOException {
    return List.of(new PrintStream("print-stream")); // live: file
  }

  static List<? extends AutoCloseable> printWriter() throws IOException {
    return List.of(new PrintWriter(new File("print-writer"))); // live: file
  }

  static List<? extends AutoCloseable> zipped() throws IOException {
    return List.of(new GZIPOutputStream(new FileOutputStream("zipped"))); // live: file
  }

  static List<? extends AutoCloseable> channel() throws IOException {
    return List.of(FileChannel.open(file("channel").toPath())); // live: file
  }

  static List<? extends AutoCloseable> channelAppending() throws IOException {
    return List.of(FileChannel.open(Path.of("channel-appending"), CREATE, APPEND)); // live: file
  }

  static List<? extends AutoCloseable> mapped() throws IOException {
    Path path = file("mapped").toPath();
    FileChannel channel = FileChannel.open(path, READ, WRITE); // live: file
    Kept.keep(channel.map(MapMode.READ_WRITE, 0, 1));
    return List.of(channel);
  }

  static List<? extends AutoCloseable> deleted() throws IOException {
    Path path = file("deleted").toPath();
    return List.of(java.nio.file.Files.newByteChannel(path, READ, DELETE_ON_CLOSE)); // live: file
  }

  static List<? extends AutoCloseable> asynchronous() throws IOException {
    Path path = file("asynchronous").toPath();
    return List.of(AsynchronousFileChannel.open(path, READ, WRITE)); // live: file
  }

  static List<? extends AutoCloseable> newInput() throws IOException {
    return List.of(java.nio.file.Files.newInputStream(file("new-input").toPath())); // live: file
  }

  static List<? extends AutoCloseable> newOutput() throws IOException {
    return List.of(java.nio.file.Files.newOutputStream(Path.of("new-output"))); // live: file
  }

  static List<? extends AutoCloseable> newReader() throws IOException {
    return List.of(
        java.nio.file.Files.newBufferedReader(file("new-reader").toPath())); // live: file
  }

  static List<? extends AutoCloseable> newWriter() throws IOException {
    return List.of(java.nio.file.Files.newBufferedWriter(Path.of("new-writer"))); // live: file
  }

  static List<? extends AutoCloseable> lines() throws IOException {
    return List.of(java.nio.file.Files.lines(file("lines").toPath())); // live: file
  }

  static List<? extends AutoCloseable> directory() throws IOException {
    return List.of(newDirectoryStream(directory("directory"))); // live: file
  }

  static List<? extends AutoCloseable> list() throws IOException {
    return List.of(java.nio.file.Files.list(directory("list"))); // live: file
  }

  static List<? extends AutoCloseable> walk() throws IOException {
    return List.of(java.nio.file.Files.walk(directory("walk"))); // live: file
  }

  static List<? extends AutoCloseable> find() throws IOException {
    Path start = directory("find");
    return List.of(java.nio.file.Files.find(start, 9, (path, is) -> true)); // live: file
  }

  static List<? extends AutoCloseable> directoryOfStream() throws IOException {
    directory("parent/directory-of-stream");
    try (SecureDirectoryStream<Path> parent = stream("parent")) {
      return List.of(parent.newDirectoryStream(Path.of("directory-of-stream"))); // live: file
    }
  }

  static List<? extends AutoCloseable> fileOfStream() throws IOException {
    directory("parent");
    file("parent/file-of-stream");
    try (SecureDirectoryStream<Path> parent = stream("parent")) {
      return List.of(parent.newByteChannel(Path.of("file-of-stream"), Set.of(READ))); // live: file
    }
  }

  static List<? extends AutoCloseable> zip() throws IOException {
    return List.of(new ZipFile(jar("zip.jar"))); // live: file
  }

  /** Both have one descriptor, which the first has opened. */
  static List<? extends AutoCloseable> zipTwice() throws IOException {
    File jar = jar("zip-twice.jar");
    ZipFile first = new ZipFile(jar); // live: file
    return List.of(first, new JarFile(jar));
  }

  /** The first is closed: what it opened is held by the second. */
  static List<? extends AutoCloseable> zipOfAnother() throws IOException {
    File jar = jar("zip-of-another.jar");
    try (ZipFile first = new ZipFile(jar)) {
      Kept.keep(first);
      return List.of(new JarFile(jar)); // live: file
    }
  }

  static List<? extends AutoCloseable> zipInput() throws IOException {
    return List.of(new ZipInputStream(new FileInputStream(jar("zip-input.jar")))); // live: file
  }

  static List<? extends AutoCloseable> zipFileSystem() throws IOException {
    Path path = jar("zip-file-system.jar").toPath();
    return List.of(FileSystems.newFileSystem(path)); // live: file
  }

  static List<? extends AutoCloseable> classLoader() throws IOException {
    URLClassLoader loader = new URLClassLoader(new URL[] {jar("loader.jar").toURI().toURL()});
    if (loader.getResource("entry") == null) { // live: file
      throw new IOException("not found");
    }
    return List.of(loader);
  }

  static List<? extends AutoCloseable> urlWithoutCache() throws IOException {
    URI uri = URI.create("jar:" + jar("url.jar").toURI() + "!/entry");
    JarURLConnection connection = (JarURLConnection) uri.toURL().openConnection();
    connection.setUseCaches(false);
    return List.of(connection.getInputStream()); // live: file
  }

  /** Of a library: the log and its lock. */
  static List<? extends AutoCloseable> logHandler() throws IOException {
    FileHandler handler = new FileHandler("log"); // live: file
    AutoCloseable close = handler::close;
    return List.of(close);
  }

  private static File file(String name) throws IOException {
    return java.nio.file.Files.writeString(Path.of(name), "some\nlines\n").toFile();
  }

  private static Path directory(String name) throws IOException {
    Path path = java.nio.file.Files.createDirectories(Path.of(name));
    file(name + "/entry");
    return path;
  }

  private static SecureDirectoryStream<Path> stream(String directory) throws IOException {
    return (SecureDirectoryStream<Path>) newDirectoryStream(Path.of(directory));
  }

  private static File jar(String name) throws IOException {
    File jar = new File(name);
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write(1);
    }
    return jar;
  }
}
