package dev.overstay.dump;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a dump that {@link DumpWriter} or another tool wrote; fields it does not know are left. */
public final class DumpReader {
  private DumpReader() {}

  /**
   * Reads one dump.
   *
   * @throws IOException with one line that says what is wrong and where, for text that is no dump
   *     of this version
   */
  public static Dump read(InputStream in) throws IOException {
    Fields dump = Fields.of("", Json.read(in));
    if (!Dump.FORMAT.equals(dump.get("format"))) {
      throw new IOException("not an overstay dump: format is " + dump.get("format"));
    }
    if (dump.integer("version") != Dump.VERSION) {
      throw new IOException("dump version " + dump.get("version") + ", this reads version 1");
    }
    List<List<Long>> deadlocks = new ArrayList<>();
    for (Object cycle : dump.list("deadlocks")) {
      deadlocks.add(ids(cycle));
    }
    List<Stack> stacks = new ArrayList<>();
    for (Fields f : dump.objects("stacks")) {
      stacks.add(new Stack(f.integer("id"), f.strings("frames"), f.ints("own")));
    }
    return new Dump(
        dump.string("producer"),
        jvm(dump.object("jvm")),
        verdict(dump.object("verdict")),
        findings(dump),
        resources(dump),
        stacks,
        tests(dump),
        testClasses(dump),
        snapshots(dump),
        dump.get("shutdown") == null ? null : shutdown(dump.object("shutdown")),
        deadlocks,
        health(dump.object("agent")));
  }

  private static List<Long> ids(@Nullable Object cycle) throws IOException {
    List<Long> ids = new ArrayList<>();
    for (Object id : cycle instanceof List<?> list ? list : List.of()) {
      if (!(id instanceof Number number)) {
        throw new IOException("/deadlocks holds something else than lists of numbers");
      }
      ids.add(number.longValue());
    }
    return ids;
  }

  private static Jvm jvm(Fields f) throws IOException {
    return new Jvm(
        f.number("pid").longValue(),
        f.instant("startedAt"),
        f.string("java"),
        f.string("vm"),
        f.string("os"),
        f.stringOrNull("main"),
        f.string("runner"),
        f.bool("exitsBySystemExit"),
        f.string("workDir"),
        f.strings("arguments"));
  }

  private static Verdict verdict(Fields f) throws IOException {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Effect effect : Effect.values()) {
      counts.put(effect, f.object("counts").integer(effect.label()));
    }
    return new Verdict(
        f.string("headline"),
        f.label("exit", ExitState.values()),
        counts,
        f.number("tracked").longValue(),
        f.number("ended").longValue());
  }

  private static List<Finding> findings(Fields dump) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Fields f : dump.objects("findings")) {
      Fields outlived = f.object("outlived");
      findings.add(
          new Finding(
              f.string("id"),
              f.label("effect", Effect.values()),
              f.string("title"),
              f.string("fix"),
              f.integer("root"),
              f.ints("resources"),
              f.integer("count"),
              f.get("madeBy") == null ? null : frame(f.object("madeBy")),
              f.ints("tests"),
              f.label("progress", Progress.values()),
              f.instantOrNull("endsBy"),
              new Finding.Outlived(
                  outlived.integer("tests"), outlived.number("cpuMsInOtherTests").longValue()),
              f.stringOrNull("suppressedBy"),
              f.stringOrNull("baseline")));
    }
    return findings;
  }

  private static Frame frame(Fields f) throws IOException {
    return new Frame(
        f.string("class"),
        f.string("method"),
        f.stringOrNull("file"),
        f.integerOrNull("line"),
        f.bool("own"));
  }

  private static List<Resource> resources(Fields dump) throws IOException {
    List<Resource> resources = new ArrayList<>();
    for (Fields f : dump.objects("resources")) {
      resources.add(
          new Resource(
              f.integer("id"),
              f.string("kind"),
              f.stringOrNull("class"),
              f.string("name"),
              f.get("effect") == null ? null : f.label("effect", Effect.values()),
              f.stringOrNull("finding"),
              f.integerOrNull("owner"),
              f.integerOrNull("stack"),
              f.instantOrNull("madeAt"),
              f.stringOrNull("madeByThread"),
              f.integerOrNull("test"),
              f.label("attribution", Attribution.values()),
              f.ints("live"),
              detail(f.get("detail"))));
    }
    return resources;
  }

  private static Map<String, @Nullable Object> detail(@Nullable Object value) throws IOException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IOException("/resources/detail is not an object");
    }
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      detail.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return detail;
  }

  private static List<TestRun> tests(Fields dump) throws IOException {
    List<TestRun> tests = new ArrayList<>();
    for (Fields f : dump.objects("tests")) {
      tests.add(
          new TestRun(
              f.integer("id"),
              f.string("class"),
              f.string("name"),
              f.string("uniqueId"),
              f.instant("startedAt"),
              f.instantOrNull("endedAt"),
              f.string("result")));
    }
    return tests;
  }

  private static List<TestClass> testClasses(Fields dump) throws IOException {
    List<TestClass> classes = new ArrayList<>();
    for (Fields f : dump.objects("testClasses")) {
      classes.add(
          new TestClass(
              f.string("name"),
              f.instant("startedAt"),
              f.instantOrNull("endedAt"),
              f.integer("tests"),
              f.integer("failures")));
    }
    return classes;
  }

  private static List<Snapshot> snapshots(Fields dump) throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (Fields f : dump.objects("snapshots")) {
      snapshots.add(
          new Snapshot(
              f.integer("id"),
              f.label("trigger", Trigger.values()),
              f.instant("at"),
              f.number("uptimeMs").longValue(),
              f.integer("threads"),
              f.integer("resources")));
    }
    return snapshots;
  }

  private static Shutdown shutdown(Fields f) throws IOException {
    Fields by = f.object("requestedBy");
    return new Shutdown(
        new Shutdown.RequestedBy(
            by.string("thread"),
            by.integerOrNull("exitCode"),
            by.integerOrNull("stack"),
            by.integerOrNull("test"),
            by.string("how")),
        f.ints("hooks"));
  }

  private static Health health(Fields f) throws IOException {
    List<Health.FailedProbe> failed = new ArrayList<>();
    for (Fields probe : f.objects("failedProbes")) {
      failed.add(new Health.FailedProbe(probe.string("point"), probe.string("why")));
    }
    return new Health(
        f.integer("probes"),
        failed,
        f.number("dropped").longValue(),
        f.number("startupMs").doubleValue(),
        f.number("snapshotMs").doubleValue(),
        f.get("virtualThreads") instanceof Number count ? count.longValue() : 0,
        f.get("warnings") == null ? List.of() : f.strings("warnings"));
  }
}
