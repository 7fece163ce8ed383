package corpus.misc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import corpus.Corpus;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class QuartzTest {
  @Test
  void a_before() {
    assertEquals(2, 1 + 1);
  }

  @Test
  void b_runs_the_case() throws Exception {
    Corpus.test(QuartzCase::leaky, QuartzCase::clean);
  }

  @Test
  void c_after() {
    assertEquals(4, 2 + 2);
  }
}
