package dev.overstay.check;

import static dev.overstay.check.SarifRules.text;

import dev.overstay.check.Judged.Outcome;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.json.JsonText;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0, for code scanning and IDEs.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">the standard</a>
 */
final class SarifFormat implements CheckFormat {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public String name() {
    return "sarif";
  }

  @Override
  public void write(Judged judged, Sources sources, OutputStream out) throws IOException {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver()));
    run.put("columnKind", "utf16CodeUnits");
    run.put("invocations", List.of(invocation(judged)));
    // If one result has suppressions, the standard wants all others to state that they have none.
    boolean suppresses = !judged.with(Outcome.IGNORED).isEmpty();
    List<Object> ended = new ArrayList<>();
    for (EndedJvm jvm : judged.endedByTests()) {
      ended.add(ended(judged, jvm, sources, suppresses));
    }
    run.put(
        "results",
        each(
            ended,
            judged.merged().findings(),
            finding ->
                result(
                    judged,
                    finding,
                    new SarifPlaces(sources, judged.merged(), finding),
                    suppresses)));
    // Not as results with the state absent: tools that ignore baselines would show them as present.
    if (!judged.gone().isEmpty()) {
      List<Object> gone = new ArrayList<>();
      for (EarlierFindings.Known known : judged.gone()) {
        gone.add(Map.of("id", known.id(), "words", known.words()));
      }
      run.put("properties", Map.of("gone", gone));
    }
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    JsonText json = new JsonText(out);
    json.value(log);
    json.finish();
  }

  /**
   * First these results, then one for each finding, created when it is written: many results are
   * larger than their dumps.
   */
  private static Iterable<Object> each(
      List<Object> first, List<Finding> findings, Function<Finding, Object> result) {
    return () -> Stream.concat(first.stream(), findings.stream().map(result)).iterator();
  }

  private static Map<String, Object> driver() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "overstay");
    String version = SarifFormat.class.getPackage().getImplementationVersion();
    if (version != null) {
      driver.put("version", version);
    }
    driver.put("rules", SarifRules.all());
    return driver;
  }

  private static Map<String, Object> invocation(Judged judged) {
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", judged.lost().isEmpty());
    invocation.put("exitCode", judged.exitCode());
    List<Object> notes = new ArrayList<>();
    if (!judged.lost().isEmpty()) {
      notes.add(Map.of("level", "error", "message", text(judged.headline())));
    }
    for (String warning : judged.warnings()) {
      notes.add(Map.of("level", "warning", "message", text(warning)));
    }
    if (!notes.isEmpty()) {
      invocation.put("toolConfigurationNotifications", notes);
    }
    return invocation;
  }

  private static Map<String, Object> result(
      Judged judged, Finding finding, SarifPlaces places, boolean suppresses) {
    Outcome outcome = judged.outcome(finding);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.effect().label());
    result.put(
        "level",
        switch (outcome) {
          case FAILS -> "error";
          case ALLOWED -> "warning";
          case KNOWN, IGNORED -> "note";
        });
    result.put("message", text(message(judged.merged(), finding)));
    result.put("locations", List.of(places.location()));
    result.put("partialFingerprints", places.fingerprints());
    if (judged.merged().status(finding) != null) {
      result.put("baselineState", judged.merged().isKnown(finding) ? "unchanged" : "new");
    }
    if (suppresses) {
      result.put("suppressions", suppressions(finding.suppressedBy()));
    }
    List<Object> frames = places.stack();
    if (!frames.isEmpty()) {
      result.put("stacks", List.of(Map.of("message", text("made here"), "frames", frames)));
    }
    result.put("occurrenceCount", judged.merged().count(finding));
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> jvms = new ArrayList<>();
    for (Index jvm : judged.merged().jvms(finding)) {
      jvms.add(jvm.nameWithPid());
    }
    properties.put("jvms", jvms);
    properties.put("tests", FindingText.tests(judged.merged(), finding));
    properties.put("progress", finding.progress().label());
    if (judged.merged().since(finding) != null) {
      properties.put("since", judged.merged().since(finding));
    }
    result.put("properties", properties);
    return result;
  }

  private static Map<String, Object> ended(
      Judged judged, EndedJvm jvm, Sources sources, boolean suppresses) {
    Frame call = jvm.call();
    Path file = call == null ? null : sources.madeBy(call, jvm.jvm().project());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", EndedJvm.TYPE);
    result.put("level", judged.failsEnded() ? "error" : "warning");
    result.put("message", text(literal(jvm.headline())));
    result.put(
        "locations",
        List.of(SarifPlaces.location(sources, file, call, "It is not known what called it.")));
    String line = call == null ? jvm.name() : call.words();
    result.put("partialFingerprints", Map.of("overstayEnd/v1", line));
    if (suppresses) {
      result.put("suppressions", List.of());
    }
    result.put("properties", Map.of("jvms", List.of(jvm.jvm().nameWithPid())));
    return result;
  }

  private static List<Object> suppressions(@Nullable String rule) {
    return rule == null ? List.of() : List.of(Map.of("kind", "external", "justification", rule));
  }

  private static String message(Merged merged, Finding finding) {
    String by = FindingText.madeBy(finding);
    String test = FindingText.test(merged, finding);
    return literal(
        finding.title()
            + (by == null ? "" : ", made by " + by)
            + (test == null ? "" : ", in " + test)
            + ". "
            + finding.fix());
  }

  // [text](target) is a link in a message. A name that looks like one must not become a link.
  private static String literal(String text) {
    return text.replace("](", "] (");
  }
}
