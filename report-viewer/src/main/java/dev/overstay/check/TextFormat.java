package dev.overstay.check;

import dev.overstay.check.Judged.Outcome;
import dev.overstay.dump.Finding;
import dev.overstay.dump.VerdictText;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text for a terminal or a build log: the result, failing findings in full, and all others in one
 * line each.
 */
final class TextFormat implements CheckFormat {
  private static final int MOST_IN_FULL = 50;
  private static final int MOST_LINES = 20;
  private static final int MOST_CLEAN = 10;

  @Override
  public String name() {
    return "text";
  }

  @Override
  public void write(Judged judged, Sources sources, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("overstay: " + judged.headline() + "\n");
    List<Finding> failing = judged.with(Outcome.FAILS);
    for (Finding finding : first(failing, MOST_IN_FULL)) {
      text.append('\n');
      VerdictText.finding(finding, judged.merged().jvm(finding).dump, text);
      line(text, "in JVM", FindingText.jvms(judged.merged(), finding));
      line(text, "baseline", FindingText.status(judged.merged(), finding));
    }
    if (failing.size() > MOST_IN_FULL) {
      text.append("\noverstay: and ").append(failing.size() - MOST_IN_FULL).append(" more\n");
    }
    if (!failing.isEmpty() && !judged.rest().isEmpty()) {
      text.append("\noverstay: left behind, but failing nothing: ");
      text.append(judged.rest()).append('\n');
    } else if (!failing.isEmpty()) {
      text.append('\n');
    }
    lines(text, "ended", ended(judged));
    lines(text, "allowed", quiet(judged, Outcome.ALLOWED));
    lines(text, "known", quiet(judged, Outcome.KNOWN));
    lines(text, "ignored", quiet(judged, Outcome.IGNORED));
    lines(text, "gone", gone(judged));
    lines(text, "warning", judged.warnings());
    line(text, "clean", clean(judged.merged().clean()));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> quiet(Judged judged, Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : judged.with(outcome)) {
      String by = FindingText.madeBy(finding);
      String why =
          switch (outcome) {
            case IGNORED -> ", by rule " + finding.suppressedBy();
            case KNOWN ->
                judged.merged().since(finding) == null
                    ? ""
                    : ", since " + judged.merged().since(finding);
            default -> ", " + finding.effect().words();
          };
      lines.add(finding.titleWithin() + why + (by == null ? "" : ", made by " + by));
    }
    return lines;
  }

  private static List<String> gone(Judged judged) {
    List<String> lines = new ArrayList<>();
    for (EarlierFindings.Known known : judged.gone()) {
      lines.add(known.id() + " " + known.words());
    }
    return lines;
  }

  private static List<String> ended(Judged judged) {
    List<String> lines = new ArrayList<>();
    for (Index jvm : judged.cutShort()) {
      lines.add(jvm.dump.verdict().headline() + " (" + jvm.nameWithPid() + ")");
    }
    return lines;
  }

  private static @Nullable String clean(List<Index> clean) {
    List<String> names = new ArrayList<>();
    for (Index jvm : first(clean, MOST_CLEAN)) {
      names.add(jvm.nameWithPid());
    }
    int others = clean.size() - names.size();
    return names.isEmpty()
        ? null
        : String.join("; ", names) + (others == 0 ? "" : "; and " + others + " more");
  }

  private static void lines(StringBuilder text, String label, List<String> lines) {
    for (String line : first(lines, MOST_LINES)) {
      line(text, label, line);
    }
    if (lines.size() > MOST_LINES) {
      line(text, label, "and " + (lines.size() - MOST_LINES) + " more");
    }
  }

  private static void line(StringBuilder text, String label, @Nullable String line) {
    if (line != null) {
      text.append("  ").append(label).append(" ".repeat(10 - label.length())).append(line);
      text.append('\n');
    }
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(most, list.size()));
  }
}
