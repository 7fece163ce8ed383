package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.targets.Dispatch;
import dev.overstay.tests.targets.UsesDispatch;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the static initializer of a library makes serves the library as long as the JVM lives. */
class LibraryInitTest {
  private static Fork fork(Path dir, String what) {
    Path jar = dir.resolve("dispatch.jar");
    Jars.make(jar, "Implementation-Title", "dispatch", List.of(Dispatch.class.getName()));
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return Fork.of(UsesDispatch.class.getName(), jar + File.pathSeparator + classes).args(what);
  }

  @Test
  void selectorPortTimerAndPoolOfTheInitializerAreNoFindings(@TempDir Path dir) {
    fork(dir, "connect").run().assertClean();
  }

  @Test
  void portThatTheLibraryOpensForItsCallerIsFound(@TempDir Path dir) {
    Finding finding = fork(dir, "listen").run().finding();
    Frame frame = finding.madeBy();
    assertEquals(UsesDispatch.class.getName(), frame == null ? null : frame.className());
  }
}
