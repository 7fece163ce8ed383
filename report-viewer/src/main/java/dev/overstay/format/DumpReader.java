package dev.overstay.format;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Health;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.dump.Trigger;
import dev.overstay.dump.Verdict;
import dev.overstay.json.Interned;
import dev.overstay.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a dump that {@link DumpWriter} or another tool wrote; unknown fields are ignored. */
public final class DumpReader {
  private DumpReader() {}

  /**
   * Reads one dump.
   *
   * @throws IOException if the text is not a dump of this version; its message is one line that
   *     says what is wrong and where
   */
  public static Dump read(InputStream in) throws IOException {
    return read(in, new Interned());
  }

  /**
   * Reads one dump of many.
   *
   * @param interned keeps the values that the dumps have in common
   * @throws IOException as {@link #read(InputStream)} does
   */
  public static Dump read(InputStream in, Interned interned) throws IOException {
    Fields dump = Fields.of("", Json.read(in, interned));
    if (!Dump.FORMAT.equals(dump.get("format"))) {
      throw new IOException("not an overstay dump: format is " + Json.words(dump.get("format")));
    }
    if (dump.integer("version") != Dump.VERSION) {
      throw new IOException("dump version " + dump.integer("version") + ", this reads version 1");
    }
    List<Fields> objects = dump.objects("stacks");
    List<Stack> stacks = new ArrayList<>(objects.size());
    for (Fields f : objects) {
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
        dump.longs("deadlocks"),
        health(dump.object("agent")));
  }

  private static Jvm jvm(Fields f) throws IOException {
    return new Jvm(
        f.whole("pid"),
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
      // Dumps of earlier versions do not have all of them.
      Fields all = f.object("counts");
      counts.put(effect, all.get(effect.label()) == null ? 0 : all.integer(effect.label()));
    }
    return new Verdict(
        f.string("headline"),
        f.stringOrNull("single"),
        f.label("exit", ExitState.values()),
        counts,
        f.whole("tracked"),
        f.whole("ended"));
  }

  private static List<Finding> findings(Fields dump) throws IOException {
    List<Fields> objects = dump.objects("findings");
    List<Finding> findings = new ArrayList<>(objects.size());
    for (Fields f : objects) {
      Fields outlived = f.object("outlived");
      findings.add(
          new Finding(
              f.string("id"),
              f.label("effect", Effect.values()),
              f.string("title"),
              f.stringOrNull("noun"),
              f.get("name") == null ? "" : f.string("name"),
              f.string("fix"),
              f.get("fixCode") == null ? List.of() : f.ints("fixCode"),
              f.integer("root"),
              f.ints("resources"),
              f.get("unlisted") == null ? 0 : f.integer("unlisted"),
              f.integer("count"),
              f.get("madeBy") == null ? null : frame(f.object("madeBy")),
              f.ints("tests"),
              f.label("progress", Progress.values()),
              f.instantOrNull("endsBy"),
              new Finding.Outlived(outlived.integer("tests"), outlived.whole("cpuMsInOtherTests")),
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
    List<Fields> objects = dump.objects("resources");
    List<Resource> resources = new ArrayList<>(objects.size());
    for (Fields f : objects) {
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
              f.members("detail")));
    }
    return resources;
  }

  private static List<TestRun> tests(Fields dump) throws IOException {
    List<Fields> objects = dump.objects("tests");
    List<TestRun> tests = new ArrayList<>(objects.size());
    for (Fields f : objects) {
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
    List<Fields> objects = dump.objects("testClasses");
    List<TestClass> classes = new ArrayList<>(objects.size());
    for (Fields f : objects) {
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
    List<Fields> objects = dump.objects("snapshots");
    List<Snapshot> snapshots = new ArrayList<>(objects.size());
    for (Fields f : objects) {
      snapshots.add(
          new Snapshot(
              f.integer("id"),
              f.label("trigger", Trigger.values()),
              f.instant("at"),
              f.whole("uptimeMs"),
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
    List<Health.Unmatched> unmatched = new ArrayList<>();
    if (f.get("unmatched") != null) {
      for (Fields one : f.objects("unmatched")) {
        unmatched.add(new Health.Unmatched(one.integer("warning"), one.string("rule")));
      }
    }
    return new Health(
        f.integer("probes"),
        failed,
        f.whole("dropped"),
        f.real("startupMs"),
        f.real("snapshotMs"),
        f.get("virtualThreads") == null ? 0 : f.whole("virtualThreads"),
        f.get("warnings") == null ? List.of() : f.strings("warnings"),
        unmatched,
        f.get("missing") == null ? null : f.string("missing"));
  }
}
