package corpus.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import corpus.Corpus;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
@Tag("stuck")
class StuckHookTest {
  @Test
  void a_before() {
    assertEquals(2, 1 + 1);
  }

  @Test
  void b_runs_the_case() throws Exception {
    Corpus.test(StuckHookCase::leaky, StuckHookCase::clean);
  }

  @Test
  void c_after() {
    assertEquals(4, 2 + 2);
  }
}
