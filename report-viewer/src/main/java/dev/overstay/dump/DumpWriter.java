package dev.overstay.dump;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a dump as JSON, in the order of {@code report-format.md}. */
public final class DumpWriter {
  private final JsonGenerator json;

  private DumpWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes {@code dump} as UTF-8 and flushes, but does not close, {@code out}. */
  public static void write(Dump dump, OutputStream out) throws IOException {
    JsonFactory factory = new JsonFactory();
    try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      new DumpWriter(json).dump(dump);
      json.writeRaw('\n');
    }
  }

  private void dump(Dump dump) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", Dump.FORMAT);
    json.writeNumberField("version", Dump.VERSION);
    json.writeStringField("producer", dump.producer());
    jvm(dump.jvm());
    verdict(dump.verdict());
    json.writeArrayFieldStart("findings");
    for (Finding finding : dump.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("resources");
    for (Resource resource : dump.resources()) {
      resource(resource);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stacks");
    for (Stack stack : dump.stacks()) {
      json.writeStartObject();
      json.writeNumberField("id", stack.id());
      any("frames", stack.frames());
      any("own", stack.own());
      json.writeEndObject();
    }
    json.writeEndArray();
    tests(dump);
    snapshots(dump.snapshots());
    shutdown(dump.shutdown());
    any("deadlocks", dump.deadlocks());
    health(dump.agent());
    json.writeEndObject();
  }

  private void jvm(Jvm jvm) throws IOException {
    json.writeObjectFieldStart("jvm");
    json.writeNumberField("pid", jvm.pid());
    any("startedAt", jvm.startedAt());
    json.writeStringField("java", jvm.java());
    json.writeStringField("vm", jvm.vm());
    json.writeStringField("os", jvm.os());
    any("main", jvm.main());
    json.writeStringField("runner", jvm.runner());
    json.writeBooleanField("exitsBySystemExit", jvm.exitsBySystemExit());
    json.writeStringField("workDir", jvm.workDir());
    any("arguments", jvm.arguments());
    json.writeEndObject();
  }

  private void verdict(Verdict verdict) throws IOException {
    json.writeObjectFieldStart("verdict");
    json.writeStringField("headline", verdict.headline());
    any("exit", verdict.exit());
    json.writeObjectFieldStart("counts");
    for (Effect effect : Effect.values()) {
      Integer count = verdict.counts().get(effect);
      json.writeNumberField(effect.label(), count == null ? 0 : count);
    }
    json.writeEndObject();
    json.writeNumberField("tracked", verdict.tracked());
    json.writeNumberField("ended", verdict.ended());
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    any("effect", finding.effect());
    json.writeStringField("title", finding.title());
    json.writeStringField("fix", finding.fix());
    json.writeNumberField("root", finding.root());
    any("resources", finding.resources());
    json.writeNumberField("count", finding.count());
    frame(finding.madeBy());
    any("tests", finding.tests());
    any("progress", finding.progress());
    any("endsBy", finding.endsBy());
    json.writeObjectFieldStart("outlived");
    json.writeNumberField("tests", finding.outlived().tests());
    json.writeNumberField("cpuMsInOtherTests", finding.outlived().cpuMsInOtherTests());
    json.writeEndObject();
    any("suppressedBy", finding.suppressedBy());
    any("baseline", finding.baseline());
    json.writeEndObject();
  }

  private void frame(@Nullable Frame frame) throws IOException {
    if (frame == null) {
      json.writeNullField("madeBy");
      return;
    }
    json.writeObjectFieldStart("madeBy");
    json.writeStringField("class", frame.className());
    json.writeStringField("method", frame.method());
    any("file", frame.file());
    any("line", frame.line());
    json.writeBooleanField("own", frame.own());
    json.writeEndObject();
  }

  private void resource(Resource resource) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", resource.id());
    json.writeStringField("kind", resource.kind());
    any("class", resource.className());
    json.writeStringField("name", resource.name());
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
    json.writeEndObject();
  }

  private void tests(Dump dump) throws IOException {
    json.writeArrayFieldStart("tests");
    for (TestRun test : dump.tests()) {
      json.writeStartObject();
      json.writeNumberField("id", test.id());
      json.writeStringField("class", test.className());
      json.writeStringField("name", test.name());
      json.writeStringField("uniqueId", test.uniqueId());
      any("startedAt", test.startedAt());
      any("endedAt", test.endedAt());
      json.writeStringField("result", test.result());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("testClasses");
    for (TestClass test : dump.testClasses()) {
      json.writeStartObject();
      json.writeStringField("name", test.name());
      any("startedAt", test.startedAt());
      any("endedAt", test.endedAt());
      json.writeNumberField("tests", test.tests());
      json.writeNumberField("failures", test.failures());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void snapshots(List<Snapshot> snapshots) throws IOException {
    json.writeArrayFieldStart("snapshots");
    for (Snapshot snapshot : snapshots) {
      json.writeStartObject();
      json.writeNumberField("id", snapshot.id());
      any("trigger", snapshot.trigger());
      any("at", snapshot.at());
      json.writeNumberField("uptimeMs", snapshot.uptimeMs());
      json.writeNumberField("threads", snapshot.threads());
      json.writeNumberField("resources", snapshot.resources());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void shutdown(@Nullable Shutdown shutdown) throws IOException {
    if (shutdown == null) {
      json.writeNullField("shutdown");
      return;
    }
    json.writeObjectFieldStart("shutdown");
    json.writeObjectFieldStart("requestedBy");
    Shutdown.RequestedBy by = shutdown.requestedBy();
    json.writeStringField("thread", by.thread());
    any("exitCode", by.exitCode());
    any("stack", by.stack());
    any("test", by.test());
    json.writeStringField("how", by.how());
    json.writeEndObject();
    any("hooks", shutdown.hooks());
    json.writeEndObject();
  }

  private void health(Health health) throws IOException {
    json.writeObjectFieldStart("agent");
    json.writeNumberField("probes", health.probes());
    json.writeArrayFieldStart("failedProbes");
    for (Health.FailedProbe failed : health.failedProbes()) {
      json.writeStartObject();
      json.writeStringField("point", failed.point());
      json.writeStringField("why", failed.why());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("dropped", health.dropped());
    millis("startupMs", health.startupMs());
    millis("snapshotMs", health.snapshotMs());
    json.writeEndObject();
  }

  /** Milliseconds to two places; a double's own text costs a millisecond cold. */
  private void millis(String field, double value) throws IOException {
    long hundredths = Math.round(value * 100);
    String rest = Long.toString(hundredths % 100);
    json.writeFieldName(field);
    json.writeNumber(hundredths / 100 + (rest.length() < 2 ? ".0" : ".") + rest);
  }

  private void any(String field, @Nullable Object value) throws IOException {
    json.writeFieldName(field);
    any(value);
  }

  private void any(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Label label) {
      json.writeString(label.label());
    } else if (value instanceof Instant instant) {
      json.writeString(Iso.format(instant));
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        any(element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        any(String.valueOf(entry.getKey()), entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}
