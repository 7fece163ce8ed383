package dev.overstay.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option {@code kinds}. */
class KindChoiceTest {
  @ParameterizedTest
  @CsvSource({
    ",thread executor timer process socket server-socket",
    "thread+process,thread process",
    "server-socket,server-socket",
    "server-socket+socket,socket server-socket",
    "-socket,thread executor timer process server-socket",
    "-server-socket,thread executor timer process socket",
    "-server-socket-timer,thread executor process socket",
    "+socket,thread executor timer process socket server-socket",
    "-thread-executor,timer process socket server-socket",
  })
  void chooses(@Nullable String value, String expected) {
    List<String> taken = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      if (KindChoice.takes(value, kind)) {
        taken.add(kind.label());
      }
    }
    assertEquals(expected, String.join(" ", taken));
  }
}
