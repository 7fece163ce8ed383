package dev.overstay.format;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Health;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.dump.Verdict;
import dev.overstay.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a dump as JSON, in the order of {@code docs/dump.md}. */
public final class DumpWriter {
  private final JsonText json;

  private DumpWriter(JsonText json) {
    this.json = json;
  }

  /** Writes {@code dump} as UTF-8 and flushes, but does not close, {@code out}. */
  public static void write(Dump dump, OutputStream out) throws IOException {
    JsonText json = new JsonText(out);
    new DumpWriter(json).dump(dump);
    json.finish();
    out.flush();
  }

  private void dump(Dump dump) throws IOException {
    json.open('{');
    any("format", Dump.FORMAT);
    any("version", Dump.VERSION);
    any("producer", dump.producer());
    jvm(dump.jvm());
    verdict(dump.verdict());
    json.name("findings").open('[');
    for (Finding finding : dump.findings()) {
      finding(finding);
    }
    json.close(']');
    json.name("resources").open('[');
    for (Resource resource : dump.resources()) {
      resource(resource);
    }
    json.close(']');
    json.name("stacks").open('[');
    for (Stack stack : dump.stacks()) {
      json.open('{');
      any("id", stack.id());
      any("frames", stack.frames());
      any("own", stack.own());
      json.close('}');
    }
    json.close(']');
    tests(dump);
    snapshots(dump.snapshots());
    shutdown(dump.shutdown());
    any("deadlocks", dump.deadlocks());
    health(dump.agent());
    json.close('}');
  }

  private void jvm(Jvm jvm) throws IOException {
    json.name("jvm").open('{');
    any("pid", jvm.pid());
    any("startedAt", jvm.startedAt());
    any("java", jvm.java());
    any("vm", jvm.vm());
    any("os", jvm.os());
    any("main", jvm.main());
    any("runner", jvm.runner());
    any("exitsBySystemExit", jvm.exitsBySystemExit());
    any("workDir", jvm.workDir());
    any("arguments", jvm.arguments());
    json.close('}');
  }

  private void verdict(Verdict verdict) throws IOException {
    json.name("verdict").open('{');
    any("headline", verdict.headline());
    if (verdict.single() != null) {
      any("single", verdict.single());
    }
    any("exit", verdict.exit());
    json.name("counts").open('{');
    for (Effect effect : Effect.values()) {
      Integer count = verdict.counts().get(effect);
      any(effect.label(), count == null ? 0 : count);
    }
    json.close('}');
    any("tracked", verdict.tracked());
    any("ended", verdict.ended());
    json.close('}');
  }

  private void finding(Finding finding) throws IOException {
    json.open('{');
    any("id", finding.id());
    any("effect", finding.effect());
    any("title", finding.title());
    if (finding.noun() != null) {
      any("noun", finding.noun());
    }
    if (!finding.name().isEmpty()) {
      any("name", finding.name());
    }
    any("fix", finding.fix());
    if (!finding.fixCode().isEmpty()) {
      any("fixCode", finding.fixCode());
    }
    any("root", finding.root());
    any("resources", finding.resources());
    if (finding.unlisted() > 0) {
      any("unlisted", finding.unlisted());
    }
    any("count", finding.count());
    frame(finding.madeBy());
    any("tests", finding.tests());
    any("progress", finding.progress());
    any("endsBy", finding.endsBy());
    json.name("outlived").open('{');
    any("tests", finding.outlived().tests());
    any("cpuMsInOtherTests", finding.outlived().cpuMsInOtherTests());
    json.close('}');
    any("suppressedBy", finding.suppressedBy());
    any("baseline", finding.baseline());
    json.close('}');
  }

  private void frame(@Nullable Frame frame) throws IOException {
    if (frame == null) {
      any("madeBy", null);
      return;
    }
    json.name("madeBy").open('{');
    any("class", frame.className());
    any("method", frame.method());
    any("file", frame.file());
    any("line", frame.line());
    any("own", frame.own());
    json.close('}');
  }

  private void resource(Resource resource) throws IOException {
    json.open('{');
    any("id", resource.id());
    any("kind", resource.kind());
    any("class", resource.className());
    any("name", resource.name());
    any("effect", resource.effect());
    any("finding", resource.finding());
    any("owner", resource.owner());
    any("stack", resource.stack());
    any("madeAt", resource.madeAt());
    any("madeByThread", resource.madeByThread());
    any("test", resource.test());
    any("attribution", resource.attribution());
    any("live", resource.live());
    any("detail", resource.detail());
    json.close('}');
  }

  private void tests(Dump dump) throws IOException {
    json.name("tests").open('[');
    for (TestRun test : dump.tests()) {
      json.open('{');
      any("id", test.id());
      any("class", test.className());
      any("name", test.name());
      any("uniqueId", test.uniqueId());
      any("startedAt", test.startedAt());
      any("endedAt", test.endedAt());
      any("result", test.result());
      json.close('}');
    }
    json.close(']');
    json.name("testClasses").open('[');
    for (TestClass test : dump.testClasses()) {
      json.open('{');
      any("name", test.name());
      any("startedAt", test.startedAt());
      any("endedAt", test.endedAt());
      any("tests", test.tests());
      any("failures", test.failures());
      json.close('}');
    }
    json.close(']');
  }

  private void snapshots(List<Snapshot> snapshots) throws IOException {
    json.name("snapshots").open('[');
    for (Snapshot snapshot : snapshots) {
      json.open('{');
      any("id", snapshot.id());
      any("trigger", snapshot.trigger());
      any("at", snapshot.at());
      any("uptimeMs", snapshot.uptimeMs());
      any("threads", snapshot.threads());
      any("resources", snapshot.resources());
      json.close('}');
    }
    json.close(']');
  }

  private void shutdown(@Nullable Shutdown shutdown) throws IOException {
    if (shutdown == null) {
      any("shutdown", null);
      return;
    }
    json.name("shutdown").open('{');
    json.name("requestedBy").open('{');
    Shutdown.RequestedBy by = shutdown.requestedBy();
    any("thread", by.thread());
    any("exitCode", by.exitCode());
    any("stack", by.stack());
    any("test", by.test());
    any("how", by.how());
    json.close('}');
    any("hooks", shutdown.hooks());
    json.close('}');
  }

  private void health(Health health) throws IOException {
    json.name("agent").open('{');
    any("probes", health.probes());
    json.name("failedProbes").open('[');
    for (Health.FailedProbe failed : health.failedProbes()) {
      json.open('{');
      any("point", failed.point());
      any("why", failed.why());
      json.close('}');
    }
    json.close(']');
    any("dropped", health.dropped());
    millis("startupMs", health.startupMs());
    millis("snapshotMs", health.snapshotMs());
    any("virtualThreads", health.virtualThreads());
    any("warnings", health.warnings());
    if (!health.unmatched().isEmpty()) {
      json.name("unmatched").open('[');
      for (Health.Unmatched unmatched : health.unmatched()) {
        json.open('{');
        any("warning", unmatched.warning());
        any("rule", unmatched.rule());
        json.close('}');
      }
      json.close(']');
    }
    if (health.missing() != null) {
      any("missing", health.missing());
    }
    json.close('}');
  }

  /**
   * Milliseconds with two decimal places; converting a double to text costs a millisecond when
   * cold.
   */
  private void millis(String field, double value) throws IOException {
    long hundredths = Math.round(value * 100);
    String rest = Long.toString(hundredths % 100);
    json.name(field).literal(hundredths / 100 + (rest.length() < 2 ? ".0" : ".") + rest);
  }

  private void any(String field, @Nullable Object value) throws IOException {
    json.name(field).value(value);
  }
}
