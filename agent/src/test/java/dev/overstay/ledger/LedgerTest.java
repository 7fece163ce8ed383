package dev.overstay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.base.AgentThread;
import dev.overstay.probe.Probe;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Births, their keys and their makers. */
class LedgerTest {
  private static final int THREAD = 0;
  private static final int KIND = 5;

  @BeforeAll
  static void prepare() {
    Ledger.prepare(THREAD);
  }

  @Test
  void delegatingConstructorsAreOneBirth() {
    Object key = new Object();
    long before = Ledger.tracked();
    Probe.born(key, KIND);
    Birth first = Ledger.find(key, KIND);
    Probe.born(key, KIND);
    assertEquals(before + 1, Ledger.tracked());
    assertSame(first, Ledger.find(key, KIND));
  }

  @Test
  void oneKeyMayBeOfTwoKinds() {
    Object key = new Object();
    Probe.born(key, KIND);
    Probe.born(key, KIND + 1);
    assertNotNull(Ledger.find(key, KIND));
    assertNotNull(Ledger.find(key, KIND + 1));
  }

  @Test
  void equalKeysAreTwoBirths() {
    String one = new String("same");
    String other = new String("same");
    Probe.born(one, KIND);
    Probe.born(other, KIND);
    assertTrue(Ledger.find(one, KIND) != Ledger.find(other, KIND));
  }

  @Test
  void nothingIsBornOfNull() {
    long before = Ledger.tracked();
    // What fails on purpose is counted by other tests.
    long dropped = Ledger.dropped();
    Probe.born(null, KIND);
    assertEquals(before, Ledger.tracked());
    assertEquals(dropped, Ledger.dropped());
  }

  @Test
  void collectedKeysLeaveTheLedger() {
    List<Birth> births = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Object key = new Object();
      Probe.born(key, KIND + 2);
      births.add(Ledger.find(key, KIND + 2));
    }
    // Bounded: each turn collects, and the references are cleared by the collector itself.
    for (int turn = 0; turn < 200 && live() > 0; turn++) {
      System.gc();
    }
    assertEquals(0, live());
    assertEquals(1_000, births.size());
  }

  private static long live() {
    return Ledger.births().stream().filter(b -> b.kind == KIND + 2).count();
  }

  @Test
  void whatIsCollectedWithoutACleanerLasts() {
    long before = Ledger.tracked();
    for (int i = 0; i < 50; i++) {
      Probe.openedWithoutCleaner(new Object(), "lost", KIND + 3);
      Object closed = new Object();
      Probe.openedWithoutCleaner(closed, "closed", KIND + 3);
      Probe.takenBack(closed, KIND + 3);
    }
    for (int turn = 0; turn < 200 && lost().size() < 50; turn++) {
      System.gc();
      assertNotNull(Ledger.births());
    }
    assertEquals(50, lost().size());
    assertEquals(before + 100, Ledger.tracked());
    for (Birth birth : lost()) {
      FileRecord record = (FileRecord) birth.value;
      assertNotNull(record);
      assertEquals("lost", record.path);
      assertEquals(Object.class.getName(), record.type);
    }
  }

  private static List<Birth> lost() {
    return LostBirths.all().stream().filter(b -> b.kind == KIND + 3).toList();
  }

  @Test
  void whatTheAgentOpensIsNobodys() throws InterruptedException {
    Object key = new Object();
    AgentThread opens =
        new AgentThread("opens") {
          @Override
          protected void work() {
            Probe.opened(key, KIND);
            Probe.openedWithoutCleaner(key, "path", KIND + 1);
          }
        };
    opens.start();
    opens.join();
    assertNull(Ledger.find(key, KIND));
    assertNull(Ledger.find(key, KIND + 1));
    Probe.opened(key, KIND);
    assertNotNull(Ledger.find(key, KIND));
  }

  @Test
  void birthKnowsTheBirthOfItsThread() throws InterruptedException {
    Object key = new Object();
    Thread maker = new Thread(() -> Probe.born(key, KIND), "maker");
    Probe.born(maker, THREAD);
    maker.start();
    maker.join();
    Birth birth = Ledger.find(key, KIND);
    assertNotNull(birth);
    assertEquals("maker", birth.thread);
    assertSame(Ledger.find(maker, THREAD), birth.maker);
  }

  @Test
  void lineOfMakersIsBounded() throws InterruptedException {
    Thread[] last = new Thread[1];
    startNext(100, last);
    int length = 0;
    Birth birth = Ledger.find(last[0], THREAD);
    assertNotNull(birth);
    for (Birth b = birth.maker; b != null; b = b.maker) {
      length++;
    }
    assertTrue(length > 0 && length <= 17, "length " + length);
  }

  private static void startNext(int more, Thread[] last) throws InterruptedException {
    Thread next =
        new Thread(
            () -> {
              try {
                if (more > 0) {
                  startNext(more - 1, last);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Probe.born(next, THREAD);
    if (more == 0) {
      last[0] = next;
    }
    next.start();
    next.join();
  }

  @Test
  void threadThatEndsHasNoBirthAnyMore() {
    Thread thread = new Thread("ends");
    Probe.born(thread, THREAD);
    assertNotNull(Ledger.find(thread, THREAD));
    Probe.threadEnds(thread);
    assertNull(Ledger.find(thread, THREAD));
  }

  @Test
  void upkeepLetsGoOfTheBirthsOfWhatWasCollected() throws InterruptedException {
    Upkeep upkeep = new Upkeep(names -> {}, true);
    upkeep.start();
    List<WeakReference<Birth>> births = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Object key = new Object();
      Probe.born(key, KIND + 4);
      births.add(new WeakReference<>(Ledger.find(key, KIND + 4)));
    }
    // Bounded: each turn collects and waits a little.
    for (int turn = 0; turn < 500 && left(births) > 0; turn++) {
      System.gc();
      upkeep.join(10);
    }
    assertEquals(0, left(births));
  }

  private static long left(List<WeakReference<Birth>> births) {
    return births.stream().filter(b -> b.get() != null).count();
  }
}
