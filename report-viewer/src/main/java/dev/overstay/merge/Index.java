package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.html.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dump with its records by id: searching each list would be quadratic in a big dump. */
public final class Index {
  // Up to this size, searching a list is faster than building a set.
  private static final int FEW = 16;

  /** The dump that is indexed. */
  public final Dump dump;

  /** Its place among the JVMs of the page. */
  public final int number;

  private boolean filled;
  private @Nullable String name;
  private @Nullable String untilLast;
  private final Map<Integer, Resource> resources = new HashMap<>();
  private final Map<Integer, Stack> stacks = new HashMap<>();
  private final Map<Integer, TestRun> tests = new HashMap<>();

  /** Creates an index that is filled when the first record is looked up. */
  Index(Dump dump, int number) {
    this.dump = dump;
    this.number = number;
  }

  // Filled when needed: most of a thousand JVMs are only counted.
  private void fill() {
    if (filled) {
      return;
    }
    filled = true;
    for (Resource resource : dump.resources()) {
      resources.put(resource.id(), resource);
    }
    for (Stack stack : dump.stacks()) {
      stacks.put(stack.id(), stack);
    }
    for (TestRun test : dump.tests()) {
      tests.put(test.id(), test);
    }
  }

  /** Whether it saw any tests; if not, the page does not mention tests. */
  public boolean knowsTests() {
    return !dump.testClasses().isEmpty();
  }

  /** The resource with this id; null if the id is null or not in the dump. */
  public @Nullable Resource resource(@Nullable Integer id) {
    fill();
    return id == null ? null : resources.get(id);
  }

  /** The stack with this id; null if the id is null or not in the dump. */
  public @Nullable Stack stack(@Nullable Integer id) {
    fill();
    return id == null ? null : stacks.get(id);
  }

  /** The test with this id; null if the id is null or not in the dump. */
  public @Nullable TestRun test(@Nullable Integer id) {
    fill();
    return id == null ? null : tests.get(id);
  }

  /** A finding's resources, without those that the dump does not list. */
  public List<Resource> resources(Finding finding) {
    List<Resource> found = new ArrayList<>(finding.resources().size());
    for (Integer id : finding.resources()) {
      Resource resource = resource(id);
      if (resource != null) {
        found.add(resource);
      }
    }
    return found;
  }

  /** A finding's resources that no other of its resources keeps. */
  public List<Resource> standing(Finding finding) {
    List<Integer> all = finding.resources();
    Collection<Integer> ids = all.size() > FEW ? new HashSet<>(all) : all;
    List<Resource> standing = new ArrayList<>(1);
    for (int i = 0; i < all.size(); i++) {
      Resource resource = resource(all.get(i));
      if (resource != null && (resource.owner() == null || !ids.contains(resource.owner()))) {
        standing.add(resource);
      }
    }
    return standing;
  }

  /** A finding's threads. */
  public List<Resource> threads(Finding finding) {
    List<Resource> threads = new ArrayList<>(2);
    for (Integer id : finding.resources()) {
      Resource resource = resource(id);
      if (resource != null && resource.kind().equals("thread")) {
        threads.add(resource);
      }
    }
    return threads;
  }

  /**
   * The tests in which a finding's resources were made, without those that the dump does not list.
   */
  public List<TestRun> tests(Finding finding) {
    List<TestRun> found = new ArrayList<>(1);
    for (Integer id : finding.tests()) {
      TestRun test = test(id);
      if (test != null) {
        found.add(test);
      }
    }
    return found;
  }

  /** The end of the last test; null if none has ended. */
  public @Nullable Instant lastTestEnd() {
    Instant last = null;
    for (TestClass test : dump.testClasses()) {
      Instant end = test.endedAt();
      if (end != null && (last == null || end.isAfter(last))) {
        last = end;
      }
    }
    return last;
  }

  /**
   * How long after the last test the last snapshot was taken; empty if it was not taken after it.
   */
  public String untilLastSnapshot() {
    String known = untilLast;
    if (known == null) {
      Instant end = lastTestEnd();
      List<Snapshot> all = dump.snapshots();
      Instant last = all.isEmpty() ? null : all.get(all.size() - 1).at();
      known =
          end == null || last == null || last.isBefore(end)
              ? ""
              : ", up to " + Words.between(end, last) + " after the last test";
      untilLast = known;
    }
    return known;
  }

  /** When it was started, in seconds since 1970. */
  public long startSecond() {
    return dump.jvm().startedAt().getEpochSecond();
  }

  /** The last segment of the working directory. */
  public String project() {
    String dir = dump.jvm().workDir().replace('\\', '/');
    while (dir.endsWith("/")) {
      dir = dir.substring(0, dir.length() - 1);
    }
    String name = dir.substring(dir.lastIndexOf('/') + 1);
    return name.isEmpty() ? dump.jvm().workDir() : name;
  }

  /** A name that distinguishes this JVM from the others of a page. */
  public String nameWithPid() {
    String known = name;
    if (known == null) {
      known = project() + ", pid " + dump.jvm().pid();
      name = known;
    }
    return known;
  }
}
