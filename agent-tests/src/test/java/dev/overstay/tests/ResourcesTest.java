package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.tests.cases.ServerSocketCase;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Channels;
import dev.overstay.tests.targets.Children;
import dev.overstay.tests.targets.DropsSockets;
import dev.overstay.tests.targets.Executors;
import dev.overstay.tests.targets.Prints;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools, sockets and processes that are made in ways of their own. */
class ResourcesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @Test
  void poolWithAClassOfTheUsersIsFoundWhereItWasMadeNotInItsConstructor() {
    Fork fork = Fork.of(Executors.class).args("subclass").options("grace=300ms,stall=700ms");
    Run run = fork.runUntilVerdict();
    run.assertFinding(Mark.of(Executors.class, "subclass"));
    assertEquals(Effect.BLOCKS_EXIT, run.finding().effect());
  }

  @Test
  void poolWithAFactoryOfTheUsersIsFoundWhereThePoolWasMade() {
    Fork fork = Fork.of(Executors.class).args("factory").options("grace=300ms,stall=700ms");
    Run run = fork.runUntilVerdict();
    run.assertFinding(Mark.of(Executors.class, "withFactory"));
    assertEquals(Effect.BLOCKS_EXIT, run.finding().effect());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "exit"})
  void poolThatIsShutDownAndEndsAMomentLaterIsNotReported(String end) {
    Fork fork = Fork.of(Executors.class).args("ending");
    Run run = (end.isEmpty() ? fork : fork.args(end)).options("grace=5s").run();
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "connection"})
  void channelLeftOpenIsFound(String way) {
    Run run = Fork.of(Channels.class).args(way).options("grace=200ms").run();
    run.assertFinding(Mark.of(Channels.class, way));
    assertEquals(Effect.LEFT_OPEN, run.finding().effect());
    assertEquals(0, run.exit());
  }

  @Test
  void socketsThatNobodyReachesAreStillCollected() {
    Run without = Fork.of(DropsSockets.class).withoutAgent().run();
    Run with = Fork.of(DropsSockets.class).run();
    assertEquals("opened all, left 0\n", with.stdout());
    assertEquals(without.stdout(), with.stdout());
    with.assertClean();
  }

  @Test
  void childOfRuntimeExecIsFound() {
    Run run = Fork.of(Children.class).args("runtime").options("grace=200ms").run();
    run.assertFinding(Mark.of(Children.class, "byRuntime"));
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
  }

  @Test
  void childOfAChildBelongsToTheFindingOfItsParent() {
    Run run = Fork.of(Children.class).args("shell").options("grace=200ms").run();
    run.assertFinding(Mark.of(Children.class, "grandchild"));
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
  }

  @Test
  void childWithThePipeOfTheJvmHoldsTheBuild() {
    Fork fork = Fork.of(Children.class).args("inherit").options("grace=200ms");
    Run run = fork.stdoutPiped().run();
    run.assertFinding(Mark.of(Children.class, "inheriting"));
    assertEquals(Effect.HOLDS_BUILD, run.finding().effect());
    assertEquals(ExitState.HELD, run.dump().verdict().exit());
  }

  @Test
  void childThatInheritsAFileHoldsNobody() {
    Run run = Fork.of(Children.class).args("inherit").options("grace=200ms").run();
    run.assertFinding(Mark.of(Children.class, "inheriting"));
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    assertEquals(ExitState.FREE, run.dump().verdict().exit());
  }

  @Test
  void stdoutOfACleanJvmIsTheSameByteForByte() {
    Run with = Fork.of(Prints.class).run();
    assertEquals(Fork.of(Prints.class).withoutAgent().run().stdout(), with.stdout());
    with.assertClean();
  }

  @Test
  void applicationStartedFromAJarIsOwnCode() {
    String main = ServerSocketCase.class.getName();
    List<String> classes =
        List.of(
            main,
            main.replace("ServerSocketCase", "Variants"),
            main.replace("ServerSocketCase", "Variants$Body"));
    Path jar = Jars.make(temporary.resolve("app.jar"), "Main-Class", main, classes);
    Run run = Fork.ofJar(jar).args("leaky").options("grace=200ms").run();
    run.assertFinding(Mark.of(ServerSocketCase.class));
  }
}
