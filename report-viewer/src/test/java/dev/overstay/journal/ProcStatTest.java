package dev.overstay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcStatTest {
  private static final String REST =
      " 7 8 9 0 -1 4194304 99 0 0 0 0 0 0 0 20 0 1 0 1750786 3133440 380";

  @Test
  void readsPastANameThatHoldsAnything() {
    ProcStat stat = ProcStat.parse("42 (a) S 1 (b) Z) R" + REST);
    assertNotNull(stat);
    assertEquals(42, stat.pid);
    assertEquals("a) S 1 (b) Z", stat.name);
    assertEquals(7, stat.parent);
    assertEquals(8, stat.group);
    assertEquals(9, stat.session);
    assertEquals(1750786, stat.startTicks);
    assertFalse(stat.zombie);
  }

  @Test
  void tellsAZombie() {
    ProcStat stat = ProcStat.parse("42 (a) Z" + REST);
    assertNotNull(stat);
    assertTrue(stat.zombie);
  }

  @Test
  void isNullForNoAnswer() {
    assertNull(ProcStat.parse(null));
    assertNull(ProcStat.parse(""));
    assertNull(ProcStat.parse("42 (a) R 1 2"));
  }
}
