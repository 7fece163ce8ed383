package dev.overstay.child;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.probe.Probe;
import dev.overstay.system.CommandLine;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When a child may have started what is left: told in ticks of 10 ms, and by pids. */
class StarterTest {
  private static final int KIND = 77;
  private static final long MS = 1_000_000;
  private static final long BEGUN = -5 * MS;

  /** A child of pid 100 that lived for five seconds, in which pids up to 110 were given. */
  private static Starter starter(boolean lives, long lastPid) {
    Object key = new Object();
    Probe.born(key, KIND);
    Birth birth = Objects.requireNonNull(Ledger.find(key, KIND));
    CommandLine command = new CommandLine(new String[] {"sh"});
    long end = lives ? 0 : BEGUN + 5_000 * MS;
    return new Starter(birth, 100, command, null, lives, BEGUN, end, lastPid, new long[0]);
  }

  @Test
  void whatBeganWhileItLivedIsCovered() {
    assertTrue(starter(false, 110).covers(105, BEGUN + 2_000 * MS));
    assertTrue(starter(true, -1).covers(105, BEGUN + 900_000 * MS));
    assertTrue(starter(false, -1).covers(999, BEGUN + 5_000 * MS));
  }

  @Test
  void whatBeganBeforeOrAfterIsNot() {
    assertFalse(starter(false, 110).covers(105, BEGUN - 30 * MS));
    assertFalse(starter(false, 110).covers(105, BEGUN + 5_030 * MS));
  }

  @Test
  void withinATickThePidsTell() {
    assertTrue(starter(false, 110).covers(101, BEGUN - 10 * MS));
    assertFalse(starter(false, 110).covers(99, BEGUN + 10 * MS));
    assertTrue(starter(false, 110).covers(110, BEGUN + 5_010 * MS));
    assertFalse(starter(false, 110).covers(111, BEGUN + 4_990 * MS));
  }

  @Test
  void pidsBeginAgainWhereTheyEnd() {
    assertTrue(starter(false, 32_000).covers(31_000, BEGUN + 5_000 * MS));
    assertTrue(starter(false, 110).covers(32_000, BEGUN + 4_000 * MS));
  }

  @Test
  void aMomentLaterIsNearlyCovered() {
    assertTrue(starter(false, 110).nearlyCovers(BEGUN + 5_150 * MS, 200 * MS));
    assertFalse(starter(false, 110).nearlyCovers(BEGUN + 5_250 * MS, 200 * MS));
  }
}
