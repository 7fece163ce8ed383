package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.AgentKinds;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.LinksWovenClasses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JVM's verifier, which users' JVMs spare the JDK, has nothing against a class that is woven.
 */
class WovenClassesTest {
  // What is off has other points in the same classes.
  static List<String> kinds() {
    return List.of(AgentKinds.all(), "kinds=thread");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyWovenClassOfTheJdkIsVerified(String kinds) {
    Run run = Fork.of(LinksWovenClasses.class).options(kinds).verifiesAll().run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals(List.of(), run.dump().agent().failedProbes());
    int points = Integer.parseInt(run.stdout().strip());
    assertTrue(points > 40, run.stdout());
  }
}
