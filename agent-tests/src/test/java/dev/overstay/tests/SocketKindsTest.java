package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Opens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets and channels of every sort: each found once, as the system counts them. */
class SocketKindsTest {
  private static final String TARGET = "Sockets";

  static List<Mark> marks() {
    return Mark.in(Opens.class.getPackageName() + "." + TARGET);
  }

  private static Run run(String... args) {
    return Fork.of(Opens.class).args(TARGET).args(args).options("grace=200ms").run();
  }

  @ParameterizedTest
  @MethodSource("marks")
  void leftOpenIsFound(Mark mark) {
    Run run = run("leaky", mark.method());
    run.assertFinding(mark);
    assertEquals(Effect.LEFT_OPEN, run.finding().effect());
    assertEquals(0, run.exit());
  }

  @ParameterizedTest
  @MethodSource("marks")
  void closedIsSilent(Mark mark) {
    Run run = run("closed", mark.method());
    run.assertClean();
    assertEquals(0, run.exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare", "refused"})
  void withoutADescriptorNothingIsOpen(String way) {
    Run run = run("counted", way);
    assertEquals("0 sockets, 0 pipes\n", run.stdout());
    run.assertClean();
  }

  @Test
  void allAtOnceAreAsManyAsTheSystemCounts() {
    List<String> args = new ArrayList<>(List.of("counted"));
    args.addAll(marks().stream().map(Mark::method).toList());
    Run run = run(args.toArray(new String[0]));
    Set<String> kinds = Set.of("socket", "server-socket", "datagram-socket", "native-socket");
    List<Resource> sockets =
        run.dump().resources().stream().filter(r -> kinds.contains(r.kind())).toList();
    long pipes =
        sockets.stream()
            .filter(r -> String.valueOf(r.className()).matches(".*(Source|Sink)ChannelImpl"))
            .count();
    assertEquals(
        run.stdout(),
        (sockets.size() - pipes) + " sockets, " + pipes + " pipes\n",
        () -> sockets.stream().map(Resource::name).collect(Collectors.joining("\n")));
    for (Mark mark : marks()) {
      mark.assertFoundIn(run.dump());
    }
  }
}
