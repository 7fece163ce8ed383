package dev.overstay.check;

import static dev.overstay.check.SarifRules.text;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Stack;
import dev.overstay.html.Place;
import dev.overstay.merge.Merged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a finding was created, in SARIF's form. */
final class SarifPlaces {
  private final Sources sources;
  private final Merged merged;
  private final Finding finding;
  private final @Nullable Path file;

  SarifPlaces(Sources sources, Merged merged, Finding finding) {
    this.sources = sources;
    this.merged = merged;
    this.finding = finding;
    file = sources.madeBy(finding.madeBy(), merged.jvm(finding).project());
  }

  /**
   * The line that created it. If its source file is not found, the build file: GitHub rejects the
   * whole upload if one result names no file.
   */
  Map<String, Object> location() {
    Frame by = finding.madeBy();
    return location(sources, file, by, "It is not known what made it.");
  }

  /** The place of a line, whose source file may be unknown; {@code unknown} if all is. */
  static Map<String, Object> location(
      Sources sources, @Nullable Path file, @Nullable Frame by, String unknown) {
    Map<String, Object> location = new LinkedHashMap<>();
    if (file != null && by != null) {
      location.put("physicalLocation", physical(sources, file, by.line()));
    } else if (sources.buildFile() != null) {
      location.put("physicalLocation", physical(sources, sources.buildFile(), null));
    }
    if (by != null) {
      location.put("logicalLocations", List.of(logical(by)));
    }
    if (location.isEmpty()) {
      location.put("message", text(unknown));
    }
    return location;
  }

  /** Values that distinguish it from other findings and are the same in the next run. */
  Map<String, Object> fingerprints() {
    Map<String, Object> prints = new LinkedHashMap<>();
    prints.put("overstayFindingId/v1", finding.id());
    if (file == null && sources.buildFile() != null) {
      // GitHub would compute this from the line's text, which is the same for all these findings.
      prints.put("primaryLocationLineHash", finding.id() + ":1");
    }
    return prints;
  }

  /** The frames of its creation stack, innermost first. */
  List<Object> stack() {
    List<Object> frames = new ArrayList<>();
    Stack birth = FindingText.birth(merged, finding);
    for (int i = 0; birth != null && i < birth.frames().size(); i++) {
      String line = birth.frames().get(i);
      boolean own = birth.own().contains(i);
      Frame frame = Place.frame(line, own);
      Map<String, Object> location = new LinkedHashMap<>();
      Path at = frame != null && own ? sources.file(frame, merged.jvm(finding).project()) : null;
      if (at != null && frame != null) {
        location.put("physicalLocation", physical(sources, at, frame.line()));
      }
      location.put("message", text(line));
      frames.add(Map.of("location", location));
    }
    return frames;
  }

  private static Map<String, Object> physical(Sources sources, Path at, @Nullable Integer line) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("uri", sources.uri(at));
    if (sources.isInside(at)) {
      artifact.put("uriBaseId", "%SRCROOT%");
    }
    int start = line == null || line < 1 ? 1 : line;
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", artifact);
    physical.put("region", Map.of("startLine", start));
    return physical;
  }

  private static Map<String, Object> logical(Frame frame) {
    Map<String, Object> logical = new LinkedHashMap<>();
    logical.put("name", frame.method());
    logical.put("fullyQualifiedName", frame.className() + "." + frame.method());
    logical.put("kind", "function");
    return logical;
  }
}
