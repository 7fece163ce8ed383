package dev.overstay.attribution;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Finds the test that made a resource: by the thread, else by a test class on the stack, else by
 * the test that made the thread or the pool. If none of these decides, all tests that ran then are
 * named.
 */
@Late
final class Makers {
  // How many times a pool's thread may have made the next pool.
  private static final int DEEPEST = 8;

  private final ThreadLines lines = new ThreadLines();
  private final List<Span> tests = new ArrayList<>();
  private final TestsByClass byClass;
  private final Set<Long> archivedThreads;

  /**
   * @param ids the spans that have an id, in the order of their starts
   * @param archive those that were archived before
   */
  Makers(Map<Span, TestId> ids, TestArchive.Contents archive) {
    byClass = new TestsByClass(archive);
    archivedThreads = archive.threads();
    for (Map.Entry<Span, TestId> entry : ids.entrySet()) {
      Span span = entry.getKey();
      lines.add(span);
      if (entry.getValue().isTest()) {
        tests.add(span);
        byClass.add(String.valueOf(entry.getValue().className()), span);
      }
    }
  }

  /**
   * The test or tests that may have made a resource.
   *
   * @param spans the one that made it, or the candidates
   * @param how how it is known
   */
  record Found(List<Span> spans, Attribution how) {
    static final Found NONE = new Found(List.of(), Attribution.NONE);

    static Found inherited(Span span) {
      return new Found(List.of(span), Attribution.INHERITED);
    }

    /** The test that certainly made it; null if that is not known. */
    @Nullable Span test() {
      boolean certain = how == Attribution.DIRECT || how == Attribution.INHERITED;
      return certain && spans.get(0).isTest() ? spans.get(0) : null;
    }
  }

  /** The tests that may have made the resource of {@code birth}. */
  Found of(Birth birth) {
    return of(birth, 0);
  }

  private Found of(Birth birth, int depth) {
    Span direct = lines.at(birth);
    Span prepared = direct == null || !direct.isTest() ? prepared(birth) : null;
    if (prepared != null) {
      return new Found(List.of(prepared), Attribution.DIRECT);
    }
    if (direct != null) {
      Span other = direct.isTest() ? stolen(birth, direct) : null;
      return other == null
          ? new Found(List.of(direct), Attribution.DIRECT)
          : Found.inherited(other);
    }
    if (testsRanOn(birth)) {
      // Made between two tests, on a thread that a runner started when it needed one more.
      return Found.NONE;
    }
    Birth worker = birth.maker;
    boolean ofPool = worker != null && Traces.isOfPool(worker);
    Span line = line(birth);
    // Any test may have started a pool's thread; the running test requests the pool's work.
    Span mine = ofPool ? ownerOfPool(worker, birth, depth) : line;
    Found found = byStack(birth, mine, line);
    if (found != null) {
      return found;
    }
    if (mine != null) {
      return Found.inherited(mine);
    }
    List<Span> running = running(birth.order);
    if (running.isEmpty()) {
      return line == null ? Found.NONE : Found.inherited(line);
    }
    return running.size() == 1
        ? Found.inherited(running.get(0))
        : new Found(running, Attribution.UNCERTAIN);
  }

  /** The test that made the pool of this thread, if the pool works for that test now. */
  private @Nullable Span ownerOfPool(@Nullable Birth worker, Birth birth, int depth) {
    Birth pool = worker == null || depth == DEEPEST ? null : Traces.pool(worker);
    Span owner = pool == null || Traces.isShared(pool) ? null : of(pool, depth + 1).test();
    return owner != null && (owner.covers(birth.order) || Traces.isScheduled(birth)) ? owner : null;
  }

  private boolean testsRanOn(Birth birth) {
    return lines.areOn(birth) || archivedThreads.contains(ThreadLines.threadOf(birth));
  }

  /** The test that made the thread that made it, or the thread that made that thread, and so on. */
  private @Nullable Span line(Birth birth) {
    for (Birth b = birth.maker; b != null; b = b.maker) {
      Span span = lines.at(b);
      if (span != null || testsRanOn(b)) {
        return span;
      }
    }
    return null;
  }

  /**
   * Finds the test by the outermost frame of a test class, where the work of that thread begins.
   *
   * @param mine the test whose thread or pool it is
   * @param line the test that started the thread
   */
  private @Nullable Found byStack(Birth birth, @Nullable Span mine, @Nullable Span line) {
    StackTraceElement[] frames = birth.frames();
    for (int i = frames.length - 1; i >= 0; i--) {
      for (String name = frames[i].getClassName(); !name.isEmpty(); name = Traces.enclosing(name)) {
        List<Span> ofClass = byClass.of(name);
        Span found = ofClass == null ? null : among(ofClass, frames[i], birth.order, mine, line);
        if (found != null) {
          return Found.inherited(found);
        }
      }
    }
    return null;
  }

  /** Whether the class is a test class, or within one. */
  boolean isOfATestClass(String className) {
    String name = className;
    while (!name.isEmpty() && !byClass.contains(name)) {
      name = Traces.enclosing(name);
    }
    return !name.isEmpty();
  }

  private @Nullable Span among(
      List<Span> ofClass,
      StackTraceElement frame,
      long order,
      @Nullable Span mine,
      @Nullable Span line) {
    List<Span> running = new ArrayList<>();
    List<Span> called = new ArrayList<>();
    for (Span span : ofClass) {
      boolean isCalled =
          span.startOrder < order && Traces.isOf(frame.getMethodName(), TestId.known(span).name());
      if (isCalled) {
        called.add(span);
      }
      if (span.covers(order)) {
        running.add(span);
      }
    }
    if (!called.isEmpty()) {
      return oneOf(called, order, mine, line);
    }
    if (mine != null && isOfClass(mine, ofClass)) {
      return mine;
    }
    return running.size() == 1
        ? running.get(0)
        : running.isEmpty() && line != null && isOfClass(line, ofClass) ? line : null;
  }

  /** One of several tests of the same name, such as repetitions; null if it is not known which. */
  private static @Nullable Span oneOf(
      List<Span> called, long order, @Nullable Span mine, @Nullable Span line) {
    if (mine != null && called.contains(mine)) {
      return mine;
    }
    if (line != null && called.contains(line)) {
      return line;
    }
    Span last = null;
    int running = 0;
    for (Span span : called) {
      if (span.covers(order)) {
        running++;
        last = span;
      } else if (running == 0) {
        last = span;
      }
    }
    return running > 1 ? null : last;
  }

  /** Whether it is a test of that class or one of the class's own phases. */
  private boolean isOfClass(Span span, List<Span> ofClass) {
    String own = TestId.known(span).className();
    return own != null
        && !ofClass.isEmpty()
        && own.equals(TestId.known(ofClass.get(0)).className());
  }

  /**
   * The other test whose task a fork-join worker ran while its own test waited: the frames above
   * its own test belong to that other test.
   */
  private @Nullable Span stolen(Birth birth, Span direct) {
    Birth worker = birth.maker;
    if (worker == null || !(worker.get() instanceof ForkJoinWorkerThread)) {
      return null;
    }
    for (StackTraceElement frame : birth.frames()) {
      for (String name = frame.getClassName(); !name.isEmpty(); name = Traces.enclosing(name)) {
        List<Span> ofClass = byClass.of(name);
        if (ofClass != null) {
          List<Span> called = new ArrayList<>();
          for (Span span : ofClass) {
            if (span.covers(birth.order)
                && Traces.isOf(frame.getMethodName(), TestId.known(span).name())) {
              called.add(span);
            }
          }
          if (!called.isEmpty()) {
            return called.size() > 1 || called.contains(direct) ? null : called.get(0);
          }
        }
      }
    }
    return null;
  }

  /**
   * The test whose instance is made before the framework reports the test: code of Jupiter or JUnit
   * 4.12 on the stack shows this.
   */
  private @Nullable Span prepared(Birth birth) {
    boolean constructs = false;
    for (StackTraceElement frame : birth.frames()) {
      String type = frame.getClassName();
      String method = frame.getMethodName();
      constructs |= method.equals("<init>") && isOfATestClass(type);
      if (constructs
          && ((type.endsWith(".TestMethodTestDescriptor") && method.equals("prepare"))
              || (type.equals("org.junit.runners.BlockJUnit4ClassRunner")
                  && method.equals("methodBlock")))) {
        return lines.next(birth);
      }
    }
    return null;
  }

  private List<Span> running(long order) {
    List<Span> running = new ArrayList<>();
    for (Span span : tests) {
      if (span.covers(order)) {
        running.add(span);
      }
    }
    return running;
  }
}
