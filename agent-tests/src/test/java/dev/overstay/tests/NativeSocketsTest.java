package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Opens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Sockets that the system lists and Java does not know. */
class NativeSocketsTest {
  private static final String TARGET = "NativeSockets";

  private static Run run(String... args) {
    Fork fork = Fork.of(Opens.class).args(TARGET).args(args).options("grace=300ms");
    return fork.libraries("netty-", "slf4j-")
        // From JDK 24 on the JVM warns on stderr of what Netty loads and calls.
        .jvmArgs("-Dio.netty.noUnsafe=true", "-XX:+IgnoreUnrecognizedVMOptions")
        .jvmArgs("--enable-native-access=ALL-UNNAMED")
        .run();
  }

  private static Resource socket(Run run) {
    List<Resource> sockets =
        run.dump().resources().stream().filter(r -> r.kind().equals("native-socket")).toList();
    assertEquals(1, sockets.size(), sockets.toString());
    return sockets.get(0);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void socketOfALibraryWithItsOwnDescriptorsIsFoundWhereItWasMade() {
    Run run = run("exit", "epollServer");
    Mark mark = Mark.of(Opens.class.getPackageName() + "." + TARGET, "epollServer");
    run.assertFinding(mark);
    Resource socket = socket(run);
    assertTrue(String.valueOf(socket.detail().get("local")).startsWith("127.0.0.1:"));
    assertEquals(run.finding().id(), socket.finding());
    assertTrue(socket.stack() != null, "its birth is known");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void socketOfALibraryThatWasClosedIsSilent() {
    run("closed", "epollServer").assertClean();
  }

  @Test
  void channelThatWasCollectedUnclosedIsStillOpen() {
    Run run = run("leaky", "forgotten");
    Resource socket = socket(run);
    assertEquals("native-socket", socket.kind());
    assertNull(run.finding().madeBy());
    assertTrue(socket.name().startsWith("tcp 127.0.0.1:"), socket.name());
  }
}
