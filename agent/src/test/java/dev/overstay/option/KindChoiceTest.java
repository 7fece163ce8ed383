package dev.overstay.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option {@code kinds}. */
class KindChoiceTest {
  @Test
  void withoutAChoiceIsAllThatIsNotOptIn() {
    List<String> expected = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      if (!kind.isOptIn()) {
        expected.add(kind.choice());
      }
    }
    assertEquals(expected, taken(null));
    assertTrue(expected.containsAll(List.of("thread", "server-socket", "native-socket")));
    assertEquals(false, expected.contains("virtual-thread"));
  }

  @ParameterizedTest
  @CsvSource({
    "thread+process,thread process",
    "server-socket,server-socket",
    "server-socket+socket,socket server-socket",
    "virtual-thread+thread,thread virtual-thread",
    "watch-service+shutdown-hook,watch-service shutdown-hook",
  })
  void wholeChoiceIsAllThatIsTaken(String value, String expected) {
    assertEquals(expected, String.join(" ", taken(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "-socket,,socket",
    "-server-socket,,server-socket",
    "-server-socket-timer,,server-socket timer",
    "-native-socket-datagram-socket,,native-socket datagram-socket",
    "+socket,,",
    "-thread-executor,,thread executor",
    "+virtual-thread,virtual-thread,",
    "+virtual-thread-thread,virtual-thread,thread",
  })
  void signAddsToOrTakesFromTheDefault(
      String value, @Nullable String added, @Nullable String removed) {
    List<String> expected = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      boolean on = !kind.isOptIn() || words(added).contains(kind.choice());
      if (on && !words(removed).contains(kind.choice())) {
        expected.add(kind.choice());
      }
    }
    assertEquals(expected, taken(value));
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(" "));
  }

  private static List<String> taken(@Nullable String value) {
    List<String> taken = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      if (KindChoice.takes(value, kind)) {
        taken.add(kind.choice());
      }
    }
    return taken;
  }
}
