package dev.overstay.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.probe.Probe;
import dev.overstay.probe.TestProbe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which test made what, told by the order of events and by threads. */
class TestLogTest {
  private static final int THREAD = 0;
  private static final int KIND = 5;
  private static final List<Object> kept = new ArrayList<>();
  private static int classes;

  @BeforeAll
  static void prepare() {
    Ledger.prepare(THREAD);
  }

  private static String newClass() {
    return "[engine:junit-jupiter]/[class:a.C" + ++classes + "]";
  }

  private static void start(String id) {
    String type = id.contains("/[method:") ? Span.TEST : Span.CONTAINER;
    String source =
        "ClassSource [className = '" + id.replaceAll(".*\\[class:([^]]*).*", "$1") + "']";
    String name = id.substring(id.lastIndexOf(':') + 1, id.length() - 1);
    TestProbe.started(id, source, type, name);
  }

  private static Birth born() {
    Object key = new Object();
    kept.add(key);
    Probe.born(key, KIND);
    Birth birth = Ledger.find(key, KIND);
    assertNotNull(birth);
    return birth;
  }

  private static Birth bornOn(String name) throws InterruptedException {
    Birth[] birth = new Birth[1];
    Thread thread = new Thread(() -> birth[0] = born(), name);
    Probe.born(thread, THREAD);
    thread.start();
    thread.join();
    return birth[0];
  }

  private static String made(Birth birth) {
    TestLog log = new TestLog();
    TestLog.Creator made = log.creatorOf(birth);
    StringBuilder text = new StringBuilder(made.attribution().label());
    for (TestRun test : log.named()) {
      text.append(' ').append(test.name());
    }
    return text.toString();
  }

  @Test
  void onTheTestsOwnThreadItIsDirect() {
    String type = newClass();
    start(type);
    Birth beforeAll = born();
    start(type + "/[method:one()]");
    Birth inTest = born();
    TestProbe.ended(type + "/[method:one()]", "SUCCESSFUL");
    Birth afterAll = born();
    TestProbe.ended(type, "SUCCESSFUL");
    Birth later = born();
    assertEquals("direct before or after its tests", made(beforeAll));
    assertEquals("direct one", made(inTest));
    assertEquals("direct before or after its tests", made(afterAll));
    assertEquals("none", made(later));
  }

  @Test
  void throughAThreadThatItMadeItIsInherited() throws InterruptedException {
    String type = newClass();
    start(type + "/[method:two()]");
    Birth birth = bornOn("helper");
    TestProbe.ended(type + "/[method:two()]", "SUCCESSFUL");
    assertEquals("inherited two", made(birth));
  }

  @Test
  void withSeveralRunningAndNoneOnItsLineItIsUncertain() throws InterruptedException {
    String type = newClass();
    Thread elsewhere =
        new Thread(
            () -> {
              start(type + "/[method:three()]");
              start(type + "/[method:four()]");
            });
    Probe.born(elsewhere, THREAD);
    elsewhere.start();
    elsewhere.join();
    Birth birth = bornOn("shared pool's thread");
    TestProbe.ended(type + "/[method:three()]", "SUCCESSFUL");
    TestProbe.ended(type + "/[method:four()]", "SUCCESSFUL");
    assertEquals("uncertain three four", made(birth));
  }

  @Test
  void whatRunsInAClassEndsWithItAndALaterEndCounts() {
    String type = newClass();
    String test = type + "/[method:lost()]";
    start(type);
    start(test);
    TestProbe.ended(type, "SUCCESSFUL");
    assertEquals(List.of(), TestLog.ofRunning().running());
    Birth birth = born();
    assertEquals("none", made(birth));
    TestProbe.ended(test, "FAILED");
    assertEquals("direct lost", made(birth));
  }

  @Test
  void belowAStaticInitialiserItIsShared() {
    String type = newClass();
    start(type + "/[method:five()]");
    Birth birth = Lazy.BIRTH;
    TestProbe.ended(type + "/[method:five()]", "SUCCESSFUL");
    assertEquals("shared five", made(birth));
  }

  /** Made by the first who asks. */
  private static final class Lazy {
    static final Birth BIRTH = born();
  }

  @Test
  void classesCountTheirTestsAndFailures() {
    String type = newClass();
    start(type);
    start(type + "/[method:a()]");
    TestProbe.ended(type + "/[method:a()]", "SUCCESSFUL");
    start(type + "/[method:b()]");
    TestProbe.ended(type + "/[method:b()]", "FAILED");
    TestProbe.ended(type, "SUCCESSFUL");
    List<TestClass> all = new TestLog().classes();
    TestClass last = all.get(all.size() - 1);
    assertEquals(2, last.tests());
    assertEquals(1, last.failures());
    assertNotNull(last.endedAt());
  }

  @Test
  void attributionOfAnUnknownBirthIsNone() {
    assertEquals(Attribution.NONE, new TestLog().creatorOf(null).attribution());
  }

  @Test
  void threadThatGetsAnotherNameIsTheSame() {
    String type = newClass();
    start(type + "/[method:named()]");
    String name = Thread.currentThread().getName();
    Thread.currentThread().setName("WebsocketSelector1");
    Birth birth = born();
    Thread.currentThread().setName(name);
    TestProbe.ended(type + "/[method:named()]", "SUCCESSFUL");
    assertEquals("direct named", made(birth));
  }
}
