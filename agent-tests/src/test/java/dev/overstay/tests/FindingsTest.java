package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.TestClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a finding is called and how it says to be closed, by the line that made it: sources compiled
 * as users compile them, with the names of variables.
 */
class FindingsTest {
  private static final String SOURCE =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.*;
      import java.util.concurrent.*;
      import org.eclipse.jetty.server.Server;
      import org.quartz.*;
      import org.quartz.impl.*;

      public class Sample {
        static Server shared;
        static Object kept;
        static final CountDownLatch STARTED = new CountDownLatch(1);
        static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);

        public static void main(String[] args) throws Exception {
          %s
        }

        static Server make() throws Exception {
          Server server = new Server(ANY);
          server.start();
          return server;
        }

        static void use(Server server) throws Exception {
          server.start();
        }

        static ExecutorService named(String name) {
          return Executors.newFixedThreadPool(1, task -> new Thread(task, name));
        }

        static void mail() {
          named("mail-sender").submit(() -> 1);
        }

        static void audit() {
          named("audit-log").submit(() -> 1);
        }

        static void receive(DatagramSocket socket) {
          try {
            socket.receive(new DatagramPacket(new byte[1], 1));
          } catch (Exception e) {
            return;
          }
        }

        static void ignore() {
          STARTED.countDown();
          while (true) {
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              continue;
            }
          }
        }
      }
      """;

  private static Dump found(Path directory, String statements) throws IOException {
    Path source = Files.writeString(directory.resolve("Sample.java"), SOURCE.formatted(statements));
    String libraries =
        TestClassPath.of(List.of("netty-", "slf4j-", "jetty-", "javax.servlet", "quartz-"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String out = directory.toString();
    int failed =
        javac.run(null, null, null, "-g", "-proc:none", "-cp", libraries, "-d", out, "" + source);
    assertEquals(0, failed, "compiles");
    return Fork.of("Sample", out + ":" + libraries)
        .jvmArgs("-Dio.netty.noUnsafe=true", "-XX:+IgnoreUnrecognizedVMOptions")
        .jvmArgs("--enable-native-access=ALL-UNNAMED")
        // Long enough between two looks to tell for how many seconds a task stood still.
        .options("grace=300ms,stall=2500ms")
        .runUntilVerdict()
        .dump();
  }

  private static Finding only(Dump dump) {
    assertEquals(1, dump.findings().size(), () -> dump.findings().toString());
    return dump.findings().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ExecutorService pool = Executors.newFixedThreadPool(1); pool.submit(() -> 1);"
            + " | Executor pool-1 (1 thread) was never shut down"
            + " | Call pool.shutdown() before main returns, in a finally block",
        "Server server = new Server(ANY); server.start();"
            + " | Server (port *) was never stopped"
            + " | Call server.stop() before main returns, in a finally block",
        "shared = new Server(ANY); shared.start();"
            + " | Server (port *) was never stopped"
            + " | Call shared.stop() before main returns",
        "kept = make();"
            + " | Server (port *) was never stopped"
            + " | Call stop() on the Server that make() returns, before main returns",
        "use(new Server(ANY));"
            + " | Server (port *) was never stopped"
            + " | Call stop() on the Server before main returns",
        "Scheduler jobs = new StdSchedulerFactory().getScheduler(); jobs.start();"
            + " | Scheduler (11 threads) was never shut down"
            + " | Call jobs.shutdown(true) before main returns, in a finally block",
        "DatagramSocket in = new DatagramSocket(ANY); new Thread(() -> receive(in)).start();"
            + " | Datagram socket 127.0.0.1:* (1 thread) was never closed"
            + " | Call in.close() before main returns, in a finally block",
        "Object pool = Executors.newFixedThreadPool(1); ((ExecutorService) pool).submit(() -> 1);"
            + " | Executor pool-1 (1 thread) was never shut down"
            + " | Call shutdown() on it before main returns",
        "Thread poller = new Thread(Sample::ignore); poller.start();"
            + " | Thread Thread-0 was never stopped"
            + " | Call poller.interrupt() and poller.join() before main returns, in a finally block",
      })
  void namesTheObjectAndTheCallThatEndsIt(
      String statements, String title, String fix, @TempDir Path directory) throws IOException {
    Finding finding = only(found(directory, statements));
    String pattern = "\\Q" + title.replace("*", "\\E.*\\Q") + "\\E";
    assertTrue(finding.title().matches(pattern), finding.title());
    assertEquals(fix, finding.fix());
  }

  @Test
  void twoObjectsOfOneMethodAreTwoFindings(@TempDir Path directory) throws IOException {
    Dump dump =
        found(
            directory,
            """
            Server first = new Server(ANY);
            first.start();
            Server second = new Server(ANY);
            second.start();
            """);
    assertEquals(
        List.of(
            "Call first.stop() before main returns, in a finally block",
            "Call second.stop() before main returns, in a finally block"),
        dump.findings().stream().map(Finding::fix).sorted().toList());
  }

  @Test
  void anObjectMadeBeforeAnotherIsStartedStaysOne(@TempDir Path directory) throws IOException {
    Dump dump =
        found(
            directory,
            """
            HttpServer first = HttpServer.create(ANY, 0);
            HttpServer second = HttpServer.create(ANY, 0);
            first.start();
            second.start();
            """);
    assertEquals(
        List.of(
            "Call first.stop(0) before main returns, in a finally block",
            "Call second.stop(0) before main returns, in a finally block"),
        dump.findings().stream().map(FindingsTest::call).sorted().toList());
  }

  // Without what the table of libraries adds.
  private static String call(Finding finding) {
    int remark = finding.fix().indexOf(';');
    return remark < 0 ? finding.fix() : finding.fix().substring(0, remark);
  }

  @Test
  void aPoolOfTheUsersOutlivesTheServerThatWasStopped(@TempDir Path directory) throws IOException {
    Finding finding =
        only(
            found(
                directory,
                """
                HttpServer server = HttpServer.create(ANY, 0);
                ExecutorService workers = Executors.newFixedThreadPool(1);
                server.setExecutor(workers);
                server.createContext("/", exchange -> exchange.close());
                server.start();
                try (Socket socket = new Socket("127.0.0.1", server.getAddress().getPort())) {
                  socket.getOutputStream().write("GET / HTTP/1.0\\r\\n\\r\\n".getBytes());
                  socket.getInputStream().read();
                }
                server.stop(0);
                """));
    assertEquals("Executor pool-1 (1 thread) was never shut down", finding.title());
    assertEquals("Call workers.shutdown() before main returns, in a finally block", finding.fix());
  }

  @Test
  void aHelperThatManyComeByMakesAFindingForEach(@TempDir Path directory) throws IOException {
    Dump dump = found(directory, "mail(); audit();");
    assertEquals(
        List.of(
            "Executor audit-log (1 thread) was never shut down",
            "Executor mail-sender (1 thread) was never shut down"),
        dump.findings().stream().map(Finding::title).sorted().toList());
  }

  @Test
  void taskThatIgnoresInterruptionIsToldWithItsPlace(@TempDir Path directory) throws IOException {
    Finding finding =
        only(
            found(
                directory,
                """
                ExecutorService pool = Executors.newFixedThreadPool(1);
                pool.submit(Sample::ignore);
                STARTED.await();
                pool.shutdownNow();
                """));
    String start = "Executor pool-1 (1 thread) was shut down, but 1 task ignores interruption, in ";
    assertTrue(finding.title().startsWith(start), finding.title());
    assertTrue(finding.title().contains(" at Sample.ignore(Sample.java:"), finding.title());
    assertTrue(finding.title().matches(".*, for \\d+ s"), finding.title());
  }
}
