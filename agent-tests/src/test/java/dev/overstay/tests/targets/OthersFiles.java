package dev.overstay.tests.targets;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.SecureRandom;
import java.util.Enumeration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Files that stay open and are nobody's to close, by the first argument. */
public final class OthersFiles {
  private OthersFiles() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "class-path" -> classPath();
      case "class-path-below-a-loader" -> classPathBelowALoader();
      case "cached-url" -> cachedUrl();
      case "device" -> device();
      case "font" -> font();
      case "random" -> random();
      case "redirect" -> redirect();
      case "asked" -> asked();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void classPath() throws Exception {
    int found = 0;
    ClassLoader loader = OthersFiles.class.getClassLoader();
    for (Enumeration<URL> all = loader.getResources("META-INF/MANIFEST.MF");
        all.hasMoreElements();
        all.nextElement()) {
      found++;
    }
    check(found > 0);
  }

  /** A loader of one's own asks the class path first. */
  private static void classPathBelowALoader() throws Exception {
    URLClassLoader loader = new URLClassLoader(new URL[] {new File("").toURI().toURL()});
    check(loader.loadClass("org.slf4j.Logger").getClassLoader() != loader);
    Kept.keep(loader);
  }

  /** The stream is closed; the JDK keeps the jar for the next connection. */
  private static void cachedUrl() throws Exception {
    try (InputStream in = URI.create("jar:" + jar().toURI() + "!/entry").toURL().openStream()) {
      check(in.read() == 1);
    }
  }

  private static void random() throws Exception {
    SecureRandom random = SecureRandom.getInstance("NativePRNG");
    random.setSeed(1);
    check(random.generateSeed(1).length == 1);
  }

  private static void device() throws IOException {
    FileInputStream device = new FileInputStream("/dev/urandom");
    Kept.keep(device);
  }

  /** The JDK keeps the last fonts open, where the system has some. */
  private static void font() throws IOException {
    try {
      Graphics2D graphics = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.drawString("x", 1, 8);
      graphics.dispose();
    } catch (Error e) {
      check(e instanceof LinkageError || e instanceof InternalError);
    }
  }

  /** What a child writes to is open in this JVM only until it has started. */
  private static void redirect() throws Exception {
    Process child = new ProcessBuilder("true").redirectOutput(new File("out")).start();
    check(child.waitFor() == 0);
  }

  /** Opens a log when the agent asks whether it is closed. */
  private static void asked() throws IOException {
    Thread maker = Thread.currentThread();
    Kept.keep(
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) { // live: server-socket
          @Override
          public boolean isClosed() {
            try {
              Kept.keep(Thread.currentThread() == maker ? "" : new FileOutputStream("log", true));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return super.isClosed();
          }
        });
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!new File("log").exists() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static File jar() throws IOException {
    File jar = new File("some.jar");
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write(1);
    }
    return jar;
  }

  private static void check(boolean right) throws IOException {
    if (!right) {
      throw new IOException("not as expected");
    }
  }
}
