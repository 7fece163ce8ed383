package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.cases.ChildProcessCase;
import dev.overstay.tests.cases.EventLoopGroupCase;
import dev.overstay.tests.cases.FixedPoolCase;
import dev.overstay.tests.cases.HttpServerCase;
import dev.overstay.tests.cases.JettyServerCase;
import dev.overstay.tests.cases.NuProcessCase;
import dev.overstay.tests.cases.QuartzCase;
import dev.overstay.tests.cases.ScheduledPoolCase;
import dev.overstay.tests.cases.ServerSocketCase;
import dev.overstay.tests.cases.SocketPairCase;
import dev.overstay.tests.cases.TimerCase;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eleven leaks whose truth was measured from outside: found when there, silent when not. */
class LeakCasesTest {
  /** A case: its main class, what it does to the exit, the libraries it needs. */
  enum Case {
    TIMER(TimerCase.class, Effect.BLOCKS_EXIT, ""),
    FIXED_POOL(FixedPoolCase.class, Effect.BLOCKS_EXIT, ""),
    SCHEDULED_POOL(ScheduledPoolCase.class, Effect.BLOCKS_EXIT, ""),
    HTTP_SERVER(HttpServerCase.class, Effect.BLOCKS_EXIT, ""),
    SERVER_SOCKET(ServerSocketCase.class, Effect.LEFT_OPEN, ""),
    SOCKET_PAIR(SocketPairCase.class, Effect.LEFT_OPEN, ""),
    CHILD_PROCESS(ChildProcessCase.class, Effect.OUTLIVES_JVM, ""),
    EVENT_LOOP_GROUP(EventLoopGroupCase.class, Effect.BLOCKS_EXIT, "netty- slf4j-"),
    JETTY_SERVER(JettyServerCase.class, Effect.BLOCKS_EXIT, "jetty- javax.servlet slf4j-"),
    QUARTZ(QuartzCase.class, Effect.BLOCKS_EXIT, "quartz- slf4j-"),
    NU_PROCESS(NuProcessCase.class, Effect.LEFT_OPEN, "nuprocess- jna-");

    private final Class<?> main;
    private final Effect effect;
    private final String libraries;

    Case(Class<?> main, Effect effect, String libraries) {
      this.main = main;
      this.effect = effect;
      this.libraries = libraries;
    }

    Fork fork(String... args) {
      // From JDK 24 on the JVM warns on stderr of what Netty calls, and of what JNA loads.
      Fork fork = Fork.of(main).jvmArgs("-Dio.netty.noUnsafe=true");
      fork.jvmArgs("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED");
      return fork.libraries(libraries.split(" ")).args(args);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leakIsFoundAtTheLineThatMadeIt(Case leak) {
    Fork fork = leak.fork("leaky").options("grace=500ms,stall=1s");
    boolean hangs = leak.effect == Effect.BLOCKS_EXIT;
    Run run = hangs ? fork.runUntilVerdict() : fork.run();
    run.assertFinding(Mark.of(leak.main));
    assertEquals(leak.effect, run.finding().effect());
    assertEquals(hangs ? ExitState.BLOCKED : ExitState.FREE, run.dump().verdict().exit());
    assertEquals(hangs, run.triggers().contains(Trigger.EXIT_STALLED), run.triggers().toString());
    assertEquals(hangs ? 137 : 0, run.exit());
    assertTrue(run.stderr().startsWith("overstay: "), run.stderr());
  }

  @ParameterizedTest
  @EnumSource
  void closedCaseIsSilent(Case leak) {
    Run run = leak.fork("clean").run();
    assertEquals(0, run.exit());
    run.assertClean();
    assertEquals(ExitState.FREE, run.dump().verdict().exit());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_SERVER", "EVENT_LOOP_GROUP", "JETTY_SERVER", "QUARTZ"})
  void closedCaseLeavesNoFileEither(Case leak) {
    Run run = leak.fork("clean").options("kinds=+file").run();
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @ParameterizedTest
  @EnumSource
  void leakIsFoundAndTheCodeIsKeptWhenSomebodyExits(Case leak) {
    Run run = leak.fork("leaky", "5").options("grace=500ms").run();
    assertEquals(5, run.exit());
    run.assertFinding(Mark.of(leak.main));
    assertEquals(leak.effect, run.finding().effect());
    assertTrue(run.triggers().contains(Trigger.EXIT_REQUESTED), run.triggers().toString());
    assertTrue(run.stderr().startsWith("overstay: "), run.stderr());
  }

  @RepeatedTest(5)
  @Tag("soak")
  void whatOnlyAHookEndsIsFoundBesideOtherLoad() throws IOException {
    List<Process> load = new ArrayList<>();
    try {
      for (int i = 0; i < 12; i++) {
        load.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      Run run = Case.NU_PROCESS.fork("leaky").options("grace=500ms").run();
      assertEquals(0, run.exit());
      run.assertFinding(Mark.of(NuProcessCase.class));
    } finally {
      for (Process spinner : load) {
        spinner.destroyForcibly();
      }
    }
  }
}
