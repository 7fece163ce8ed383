package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Empty;
import dev.overstay.tests.targets.Exits;
import dev.overstay.tests.targets.Opens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sockets of the JVM's own debugger agent are not the user's. */
@EnabledOnOs(OS.LINUX)
class DebuggerTest {
  private static final String JDWP = "-agentlib:jdwp=transport=dt_socket,suspend=n,";
  private static final Pattern LISTENING =
      Pattern.compile("Listening for transport dt_socket at address: (\\d+)");
  private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);

  private static void shakeHands(Socket socket) throws IOException {
    socket.getOutputStream().write(HANDSHAKE);
    String answer =
        new String(socket.getInputStream().readNBytes(HANDSHAKE.length), StandardCharsets.US_ASCII);
    assertEquals("JDWP-Handshake", answer);
  }

  private static int port(Running running) {
    Matcher listening = LISTENING.matcher(running.stdout());
    assertTrue(listening.find(), running.stdout());
    return Integer.parseInt(listening.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server=y", "server=y,address=127.0.0.1:0", "server=y,address=*:0"})
  void portAtWhichItListensIsNoFinding(String options) {
    Run run = Fork.of(Empty.class).jvmArgs(JDWP + options).run();
    assertTrue(LISTENING.matcher(run.stdout()).find(), run.stdout());
    run.assertClean();
  }

  @Test
  void optionsFromTheEnvironmentCountAsWell() {
    String options = JDWP + "server=y,address=127.0.0.1:0";
    Run run = Fork.of(Empty.class).under("env", "JDK_JAVA_OPTIONS=" + options).run();
    assertTrue(LISTENING.matcher(run.stdout()).find(), run.stdout());
    assertEquals(List.of(), run.dump().findings());
  }

  @Test
  void debuggerThatHasConnectedIsNoFinding() throws IOException {
    Fork fork = Fork.of(Exits.class).args("stdin").jvmArgs(JDWP + "server=y,address=127.0.0.1:0");
    try (Running running = fork.start().awaitStdout("ready");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(running))) {
      shakeHands(socket);
      running.type("").end().assertClean();
    }
  }

  @Test
  void debuggerToWhichTheJvmConnectsIsNoFinding() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(30_000);
      String address = "server=n,address=127.0.0.1:" + server.getLocalPort();
      Fork fork = Fork.of(Exits.class).args("stdin").jvmArgs(JDWP + address);
      try (Running running = fork.start();
          Socket socket = server.accept()) {
        shakeHands(socket);
        running.awaitStdout("ready").type("").end().assertClean();
      }
    }
  }

  @Test
  void socketOfTheUsersIsFoundBesideADebugger() {
    Run run =
        Fork.of(Opens.class)
            .args("NativeSockets", "leaky", "forgotten")
            .libraries("netty-", "slf4j-")
            .options("grace=300ms")
            .jvmArgs(JDWP + "server=y")
            .run();
    assertEquals(
        "native-socket",
        run.dump().resources().stream()
            .filter(resource -> resource.finding() != null)
            .findFirst()
            .orElseThrow()
            .kind());
    assertEquals(1, run.dump().findings().size());
  }
}
