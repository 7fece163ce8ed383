package dev.overstay.attribution;

import dev.overstay.base.Late;
import dev.overstay.base.LateClasses;
import dev.overstay.dump.Attribution;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests at the time of one snapshot, and which of them created which resource. */
public final class TestLog {
  private final Map<Span, TestId> ids = new LinkedHashMap<>();
  private final Map<Span, Integer> numbers = new LinkedHashMap<>();
  private final TestArchive.Contents archived;
  private @Nullable Makers makers;

  /** Reads what the frameworks have reported so far. */
  public TestLog() {
    List<Span> spans = new ArrayList<>();
    archived = TestArchive.all(spans);
    ids.putAll(read(spans));
  }

  private TestLog(List<Span> spans) {
    archived = TestArchive.NOTHING;
    ids.putAll(read(spans));
  }

  /** The id of each of these spans, except for spans without a class. */
  static Map<Span, TestId> read(List<Span> spans) {
    Map<Span, TestId> ids = new LinkedHashMap<>();
    Map<String, TestId> containers = new HashMap<>();
    for (Span span : spans) {
      TestId id = TestId.of(span, containers.get(outer(span.id)));
      if (!span.isTest()) {
        containers.put(span.id, id);
      }
      if (id.className() != null) {
        ids.put(span, id);
      }
    }
    return ids;
  }

  private static String outer(String id) {
    return id.substring(0, Math.max(0, id.lastIndexOf("/[")));
  }

  /** Only the tests that run now: in a long run, reading all tests would take long. */
  public static TestLog ofRunning() {
    return new TestLog(Spans.open());
  }

  /**
   * The test that created something.
   *
   * @param tests ids of the test, or of the candidates if several ran
   * @param attribution how it is known
   * @param ofClass whether a class created it, before or after its tests
   * @param engine the name of the framework that ran the test, as in its unique id, for example
   *     {@code junit-jupiter}; empty if it is not known
   */
  @Late
  public record Creator(
      List<Integer> tests, Attribution attribution, boolean ofClass, String engine) {}

  /** Which test created {@code birth}. */
  public Creator creatorOf(@Nullable Birth birth) {
    if (birth == null || (ids.isEmpty() && archived.classes().isEmpty())) {
      return new Creator(List.of(), Attribution.NONE, false, "");
    }
    Creator creator = creator(makers().of(birth));
    // The first test that uses a shared resource is not to blame for it.
    return Traces.isShared(birth)
        ? new Creator(creator.tests, Attribution.SHARED, creator.ofClass, creator.engine)
        : creator;
  }

  private Makers makers() {
    Makers known = makers;
    if (known == null) {
      LateClasses.define();
      known = new Makers(ids, archived);
      makers = known;
    }
    return known;
  }

  private Creator creator(Makers.Found found) {
    List<Integer> named = new ArrayList<>();
    boolean ofClass = false;
    for (Span span : found.spans()) {
      named.add(number(span));
      ofClass |= !TestId.known(span).isTest();
    }
    String engine = found.spans().isEmpty() ? "" : TestId.engine(found.spans().get(0).id);
    return new Creator(named, found.how(), ofClass, engine);
  }

  /**
   * How many tests ran to their end while the resource of {@code birth} was live, without the test
   * that created it or the tests of the class that created it.
   */
  public int outlivedBy(@Nullable Birth birth, Creator creator) {
    return birth == null || creator.tests.isEmpty()
        ? 0
        : Outlived.count(birth, creator, numbers, ids, archived);
  }

  /**
   * The tests that run now, and the classes that run while none of their tests does; not those that
   * began after the JVM's exit.
   */
  public List<Running> running() {
    List<Running> running = new ArrayList<>();
    for (Span span : Innermost.runningAt(Closings.exitBegan(), ids.keySet(), true)) {
      Thread thread = span.runner();
      if (thread != null && thread.isAlive()) {
        LateClasses.define();
        Creator creator = creator(new Makers.Found(List.of(span), Attribution.DIRECT));
        TestRun run = run(span, number(span));
        if (run != null) {
          running.add(new Running(thread, run, creator));
        }
      }
    }
    return running;
  }

  /** The first of the tests that ran at this place in the order of events; null if none did. */
  public @Nullable TestRun firstAt(long order) {
    List<Span> running = Innermost.runningAt(order, ids.keySet(), false);
    return running.isEmpty() ? null : run(running.get(0), number(running.get(0)));
  }

  /**
   * Whether all tests or classes that created something ran at this place in the order of events,
   * or its class, if it is shared.
   *
   * @param running the first of the tests that ran there
   */
  public boolean ranAt(long order, TestRun running, Creator creator) {
    boolean ran = !creator.tests.isEmpty();
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      if (ran && creator.tests.contains(entry.getValue())) {
        ran =
            entry.getKey().covers(order)
                || (creator.attribution == Attribution.SHARED
                    && running.className().equals(TestId.known(entry.getKey()).className()));
      }
    }
    return ran;
  }

  /**
   * The test whose code caused {@code event}, running or not, if it is just one; null otherwise.
   */
  public @Nullable TestRun causeOf(Birth event) {
    Creator creator = creatorOf(event);
    List<TestRun> tests = named(creator.tests);
    return tests.size() == 1 && creator.attribution != Attribution.SHARED ? tests.get(0) : null;
  }

  /** The test that caused {@code event} while it ran, if it is just one; null otherwise. */
  public @Nullable TestRun runningAt(Birth event) {
    boolean amidTests = false;
    for (Span span : ids.keySet()) {
      amidTests |= span.covers(event.order);
    }
    if (!amidTests) {
      // True for most exits: then the maker is not looked up.
      return null;
    }
    Creator creator = creator(makers().of(event));
    Integer number = creator.tests.size() == 1 ? creator.tests.get(0) : null;
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      if (entry.getValue().equals(number) && entry.getKey().covers(event.order)) {
        return run(entry.getKey(), entry.getValue());
      }
    }
    return null;
  }

  private int number(Span span) {
    Integer number = numbers.get(span);
    if (number == null) {
      number = numbers.size() + 1;
      numbers.put(span, number);
    }
    return number;
  }

  /** Whether it is a test, or the container of a class. */
  public static boolean isTestOrClass(Span span) {
    int last = span.id.lastIndexOf("/[");
    String segment = span.id.substring(last < 0 ? 0 : last + 1);
    return span.isTest()
        || span.source.contains("ClassSource")
        || segment.startsWith("[class:")
        || segment.startsWith("[class-template:")
        || segment.startsWith("[nested-class:")
        || segment.startsWith("[runner:");
  }

  /** Whether the class is a test class, or within one. */
  public boolean isOfATestClass(String className) {
    return makers().isOfATestClass(className);
  }

  /** The tests with these numbers. */
  public List<TestRun> named(List<Integer> ids) {
    List<TestRun> tests = new ArrayList<>();
    for (TestRun test : named()) {
      if (ids.contains(test.id())) {
        tests.add(test);
      }
    }
    return tests;
  }

  /** Whether only {@code span} created this or, for a class, only the spans within it. */
  public boolean isMadeWithin(Span span, Creator creator) {
    boolean within = !creator.tests.isEmpty() && creator.attribution != Attribution.SHARED;
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      Span by = entry.getKey();
      if (creator.tests.contains(entry.getValue())) {
        within &= by == span || (by.isWithin(span) && !isRatherWithinAnother(by, span));
      }
    }
    return within && (creator.tests.size() == 1 || !span.isTest());
  }

  /** Whether its class runs twice at once, and the test belongs to the other run. */
  private boolean isRatherWithinAnother(Span test, Span container) {
    for (Span other : ids.keySet()) {
      if (other != container
          && test.threadNumber != container.threadNumber
          && other.id.equals(container.id)
          && test.isWithin(other)) {
        return true;
      }
    }
    return false;
  }

  /** How long ago the last of its makers ended; 0 while one runs or if no maker is known. */
  public long endedMsAgo(Creator creator, long now) {
    long latest = 0;
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      if (creator.tests.contains(entry.getValue())) {
        long ended = entry.getKey().endedAt();
        latest = ended < 0 ? now : Math.max(latest, ended);
      }
    }
    return latest == 0 ? 0 : now - latest;
  }

  /** The tests that were named so far. */
  public List<TestRun> named() {
    List<TestRun> tests = new ArrayList<>();
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      TestRun run = run(entry.getKey(), entry.getValue());
      if (run != null) {
        tests.add(run);
      }
    }
    return tests;
  }

  private @Nullable TestRun run(Span span, int number) {
    TestId id = TestId.known(span);
    return id.className() == null
        ? null
        : new TestRun(
            number,
            id.className(),
            id.name(),
            span.id,
            Instant.ofEpochMilli(span.startedAt),
            span.endedAt() < 0 ? null : Instant.ofEpochMilli(span.endedAt()),
            TestClasses.result(span.result()));
  }

  /** Every test class, in the order in which they started. */
  public List<TestClass> classes() {
    return TestClasses.of(ids.keySet(), archived);
  }
}
