package dev.overstay.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a line, of real class files that javac made. */
class LineCallsTest {
  private static final String SOURCE =
      """
      import java.util.concurrent.*;
      public class Sample {
        private Made field;
        private static Made shared;
        public static class Base { public void start() {} }
        public static class Made extends Base implements AutoCloseable {
          public Made(int size) {}
          public static Made create() { return new Made(1); }
          public Made with(int size) { return this; }
          @Override public void close() {}
          public void stop() {}
        }
        static class Quiet extends Base {
          public static void shutdown() {}
          void terminate() {}
          public void dispose(int how) {}
          public void destroy() {}
        }
        static class Loops extends ThreadPoolExecutor {
          Loops() { super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
          public Future<?> shutdownGracefully() { return null; }
        }
        void constructed() { Made made = new Made(3); made.start(); }
        void created() { Made created = Made.create(); System.out.println(created); }
        void chained() { field = Made.create().with(2); }
        void kept() { shared = new Made(Integer.parseInt("1") + (field == null ? 1 : 2)); }
        void cast(Object given) { Base base = (Base) pass(new Made(4)); base.start(); }
        void used() { field.start(); }
        void usedShared() { shared.with(1).start(); }
        Object pass(Object object) { return object; }
        Made returned() { return new Made(5); }
        void lost() { pass(new Made(6)); }
        Made laterReturned() { Made made = Made.create(); made.start(); return made; }
        void laterKept() { Made made = Made.create(); made.start(); this.field = made; }
        void parameter(Made given) { given.start(); }
      }
      """;

  @TempDir static Path directory = Path.of("");
  private @Nullable URLClassLoader loader;

  @BeforeEach
  void compile() throws Exception {
    Path source = Files.writeString(directory.resolve("Sample.java"), SOURCE);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, javac.run(null, null, null, "-g", "-d", directory + "", source + ""));
    loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
  }

  @AfterEach
  void close() throws Exception {
    Objects.requireNonNull(loader).close();
  }

  private Class<?> load(String name) throws Exception {
    return Objects.requireNonNull(loader).loadClass(name);
  }

  private static int lineOf(String method) {
    List<String> lines = SOURCE.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(" " + method + "(") && lines.get(i).startsWith("  ")) {
        return i + 1;
      }
    }
    throw new AssertionError(method);
  }

  private LineCall call(String method, String called) throws Exception {
    for (LineCall call : new SourceCode().lines().at(load("Sample"), method, lineOf(method))) {
      if (call.method().equals(called)) {
        return call;
      }
    }
    throw new AssertionError(called + " in " + method);
  }

  @ParameterizedTest
  @CsvSource({
    "constructed, <init>, Sample$Made, , made LOCAL",
    "constructed, start, Sample$Made, made LOCAL,",
    "created, create, Sample$Made, , created LOCAL",
    "chained, create, Sample$Made, ,",
    "chained, with, Sample$Made, , field FIELD",
    "kept, <init>, Sample$Made, , shared STATIC",
    "cast, pass, Sample, , base LOCAL",
    "used, start, Sample$Made, field FIELD,",
    "usedShared, with, Sample$Made, shared STATIC,",
    "usedShared, start, Sample$Made, ,",
    "returned, <init>, Sample$Made, , returned RETURNED",
    "lost, <init>, Sample$Made, ,",
    "parameter, start, Sample$Made, ,",
    "laterReturned, create, Sample$Made, , laterReturned RETURNED",
    "laterKept, create, Sample$Made, , field FIELD",
  })
  void readsWhatTheLineCallsAndWhatKeepsIt(
      String method, String called, String type, @Nullable String receiver, @Nullable String result)
      throws Exception {
    LineCall call = call(method, called);
    assertEquals(type, call.type());
    assertEquals(receiver, text(call.receiver()));
    assertEquals(result, text(call.result()));
    assertEquals(called.equals("<init>"), call.constructs());
    assertEquals(called.equals("create"), call.isStatic());
  }

  private static @Nullable String text(@Nullable Holder holder) {
    return holder == null ? null : holder.name() + " " + holder.place();
  }

  @Test
  void aLineThatIsNotThereCallsNothing() throws Exception {
    assertEquals(List.of(), new SourceCode().lines().at(load("Sample"), "used", 1));
  }

  @Test
  void aClassFileThatHasGoneSaysNothing() throws Exception {
    Class<?> sample = load("Sample");
    Files.delete(directory.resolve("Sample.class"));
    assertEquals(List.of(), new SourceCode().lines().at(sample, "used", lineOf("used")));
    assertEquals(List.of(), new SourceCode().lines().at(String.class, "length", 1));
  }

  @Test
  void withoutTimeNothingIsSaidAndTheNextSnapshotReads() throws Exception {
    Reading none = new Reading(0);
    assertEquals(List.of(), new LineCalls(none).at(load("Sample"), "used", lineOf("used")));
    // What the class is, rather than what its file says.
    assertEquals("close()", new Closers(none).call(load("Sample$Made"), "start"));
    assertNull(new Closers(none).call(load("Sample$Quiet"), "<init>"));
    Reading enough = new Reading(Reading.BOUND_NANOS);
    LineCalls lines = new LineCalls(enough);
    while (enough.begin()) {
      enough.end();
    }
    assertEquals(List.of(), lines.at(load("Sample"), "used", lineOf("used")));
    enough.renew();
    assertEquals(1, lines.at(load("Sample"), "used", lineOf("used")).size());
  }

  @Test
  void aBrokenClassFileSaysNothing() throws Exception {
    Class<?> made = load("Sample$Made");
    Files.write(directory.resolve("Sample$Made.class"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertEquals(List.of(), new SourceCode().lines().at(made, "stop", 1));
    assertEquals("close()", new SourceCode().closers().call(made, "<init>"));
  }

  @Test
  void closersAreWhatCanBeCalledWithoutMore() throws Exception {
    Closers closers = new SourceCode().closers();
    assertEquals("close()", closers.call(load("Sample$Made"), "<init>"));
    assertEquals("stop()", closers.call(load("Sample$Made"), "startAll"));
    assertEquals("destroy()", closers.call(load("Sample$Quiet"), "<init>"));
    assertNull(closers.call(load("Sample$Base"), "start"));
    // A pool's own close() of JDK 19 waits for its tasks.
    assertEquals("shutdownGracefully()", closers.call(load("Sample$Loops"), "<init>"));
  }
}
