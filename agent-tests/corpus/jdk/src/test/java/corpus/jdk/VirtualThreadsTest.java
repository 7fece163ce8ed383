package corpus.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import corpus.Corpus;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@TestMethodOrder(MethodOrderer.MethodName.class)
class VirtualThreadsTest {
  @Test
  void a_before() {
    assertEquals(2, 1 + 1);
  }

  @EnabledForJreRange(min = JRE.JAVA_21)
  @Test
  void b_runs_the_case() throws Exception {
    Corpus.test(VirtualThreadsCase::leaky, VirtualThreadsCase::clean);
  }

  @Test
  void c_after() {
    assertEquals(4, 2 + 2);
  }
}
