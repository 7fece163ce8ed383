package dev.overstay.tests.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.overstay.dump.Dump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A started fork; closing it ends it and all that it left running. */
public final class Running implements AutoCloseable {
  static final long BOUND_S = 60;

  private final Process process;
  private final String name;
  private final Path workDir;
  private final Path dir;
  private final String mark;
  private final long boundS;
  private final long began;
  private final ByteArrayOutputStream piped = new ByteArrayOutputStream();
  private @Nullable Thread reader;

  Running(
      Process process, String name, Path workDir, Path dir, String mark, long boundS, long began) {
    this.process = process;
    this.name = name;
    this.workDir = workDir;
    this.dir = dir;
    this.mark = mark;
    this.boundS = boundS;
    this.began = began;
    if (!Files.exists(workDir.resolve("stdout"))) {
      Thread thread = new Thread(this::read, "stdout of " + name);
      thread.setDaemon(true);
      thread.start();
      reader = thread;
    }
  }

  private void read() {
    try {
      process.getInputStream().transferTo(piped);
    } catch (IOException e) {
      // The fork was ended while this waited for more.
    }
  }

  /** The JVM's process id. */
  public long pid() {
    return process.pid();
  }

  /** What the JVM has written to stdout so far. */
  public String stdout() {
    return reader == null ? text("stdout") : piped.toString(StandardCharsets.UTF_8);
  }

  /** What the JVM has written to stderr so far. */
  public String stderr() {
    return text("stderr");
  }

  /** Waits until stdout holds {@code text}. */
  public Running awaitStdout(String text) {
    await("stdout has " + text, () -> stdout().contains(text));
    return this;
  }

  /** Waits until stderr holds {@code text}. */
  public Running awaitStderr(String text) {
    await("stderr has " + text, () -> stderr().contains(text));
    return this;
  }

  /** Waits until there is a dump as said. */
  public Running awaitDump(Predicate<Dump> reached) {
    await("the dump is as expected", () -> DumpFiles.read(dir).stream().anyMatch(reached));
    return this;
  }

  /** Where its dumps are expected. */
  public Path dir() {
    return dir;
  }

  /** The one dump as it is now. */
  public Dump dump() {
    List<Dump> dumps = DumpFiles.read(dir);
    assertEquals(1, dumps.size());
    return dumps.get(0);
  }

  /** Whether the JVM ends by itself in so many milliseconds. */
  public boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted");
    }
  }

  /** Sends a line to the JVM's stdin. */
  public Running type(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Sends a signal; unlike Process.destroy that leaves the pipes open, and stdin has no end. */
  public Running signal(String name) {
    try {
      String pid = Long.toString(pid());
      assertEquals(0, new ProcessBuilder("kill", "-s", name, pid).start().waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
    }
    return this;
  }

  /** Waits for the JVM's own end. */
  public Run end() {
    awaitEnd();
    return result();
  }

  /** Waits for the JVM's own end, and leaves all that it wrote as it is. */
  public Running awaitEnd() {
    await("the JVM has ended", () -> !process.isAlive());
    return this;
  }

  /** Ends the JVM by SIGKILL, so that nothing of its state changes any more. */
  public Run kill() {
    process.destroyForcibly();
    return end();
  }

  /** Ends the JVM by SIGKILL and nothing that it started, until this is closed. */
  public Running die() {
    // Unlike Process.destroyForcibly it leaves this end of the pipes open.
    process.toHandle().destroyForcibly();
    await("the JVM has died", () -> !process.isAlive());
    return this;
  }

  private Run result() {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    close();
    Thread thread = reader;
    if (thread != null) {
      await("stdout is read to its end", () -> !thread.isAlive());
    }
    return Run.of(process.exitValue(), stdout(), stderr(), millis, workDir, dir);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Leftovers.end(mark);
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(boundS);
    while (!condition.getAsBoolean()) {
      boolean over = !process.isAlive() && !condition.getAsBoolean() && reader == null;
      if (over || System.nanoTime() > end) {
        fail(name + ": waited in vain until " + what + "\n" + stdout() + "\n" + stderr());
      }
      pause();
    }
  }

  // Returns at once when the JVM ends, which is what most conditions wait for.
  private void pause() {
    try {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
    }
  }

  private String text(String file) {
    try {
      return Files.readString(workDir.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
