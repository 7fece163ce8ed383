package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Hooks;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Shutdown hooks: listed with whoever registered them, and no finding by themselves. */
class HooksTest {
  @Test
  void hooksAreListedWithTheirPlaceOnceTheExitHasBegun() {
    Run run = Fork.of(Hooks.class).run();
    run.assertClean();
    assertEquals(List.of("says goodbye"), names(run.dump()));
    Resource hook = hooks(run.dump()).get(0);
    assertEquals("shutdown-hook", hook.kind());
    assertNull(hook.finding());
    assertNull(hook.effect());
    assertEquals("ended", hook.detail().get("status"));
    Mark mark = Mark.of(Hooks.class);
    List<String> frames =
        run.dump().stacks().stream()
            .filter(stack -> Objects.equals(stack.id(), hook.stack()))
            .findFirst()
            .orElseThrow()
            .frames();
    String place = mark.className() + ".register(Hooks.java:" + mark.line() + ")";
    assertTrue(frames.contains(place), frames.toString());
  }

  @Test
  void hookThatWaitsIsToldBeforeTheHooksRun() {
    Fork.of(Hooks.class).runUntil(HooksTest::waits);
  }

  private static boolean waits(Dump dump) {
    return dump.shutdown() != null && "waiting".equals(hooks(dump).get(0).detail().get("status"));
  }

  private static List<String> names(Dump dump) {
    return hooks(dump).stream().map(Resource::name).toList();
  }

  private static List<Resource> hooks(Dump dump) {
    return Objects.requireNonNull(dump.shutdown()).hooks().stream()
        .map(id -> Objects.requireNonNull(dump.resource(id)))
        .toList();
  }
}
