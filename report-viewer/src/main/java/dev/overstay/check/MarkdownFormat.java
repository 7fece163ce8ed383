package dev.overstay.check;

import dev.overstay.check.Judged.Outcome;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Stack;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.text.Plural;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown for a summary or a comment on GitHub: the result, a table, and each finding in a
 * collapsed section.
 */
final class MarkdownFormat implements CheckFormat {
  // GitHub accepts a mebibyte per step, and drops a longer summary entirely.
  private static final int MOST_BYTES = 880 * 1024;
  private static final int FOR_FOLDS = 480 * 1024;
  private static final int FOR_LISTS = 160 * 1024;
  private static final int MOST_FOLDS = 50;
  private static final int MOST_NAMES = 10;
  private static final int MOST_LINES = 100;

  @Override
  public String name() {
    return "markdown";
  }

  @Override
  public void write(Judged judged, Sources sources, OutputStream out) throws IOException {
    Bounded text = new Bounded(MOST_BYTES);
    text.add("## Overstay: " + judged.headline() + "\n", 0);
    List<Finding> findings = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      findings.addAll(judged.with(outcome));
    }
    if (!findings.isEmpty()) {
      table(judged, findings, text);
      folds(judged.merged(), findings, text);
    }
    List<String> gone = new ArrayList<>();
    for (EarlierFindings.Known known : judged.gone()) {
      gone.add(known.id() + " " + known.words());
    }
    list(text, "Gone since the baseline", gone);
    List<String> ended = new ArrayList<>();
    for (Index jvm : judged.cutShort()) {
      ended.add(jvm.dump.verdict().headline() + " (" + jvm.nameWithPid() + ")");
    }
    list(text, "Ended by a test", ended);
    list(text, "Warnings", judged.warnings());
    clean(judged.merged().clean(), text);
    out.write(text.bytes());
  }

  private static void table(Judged judged, List<Finding> findings, Bounded text) {
    boolean compared = false;
    for (Finding finding : findings) {
      compared |= judged.merged().status(finding) != null;
    }
    text.add("\n| | effect | what | made by | test | JVMs |", 0);
    text.add(compared ? " baseline |\n|---" : "\n", 0);
    text.add("|---|---|---|---|---|---|\n", 0);
    int left = findings.size();
    for (Finding finding : findings) {
      String by = FindingText.madeBy(finding);
      String test = FindingText.test(judged.merged(), finding);
      String status = FindingText.status(judged.merged(), finding);
      String row =
          "| "
              + verdict(judged.outcome(finding))
              + " | "
              + finding.effect().words()
              + " | "
              + Markdown.cell(finding.title())
              + " | "
              + (by == null ? "unknown" : Markdown.cell(by))
              + " | "
              + (test == null ? "" : Markdown.cell(test))
              + " | "
              + Markdown.cell(FindingText.jvms(judged.merged(), finding))
              + (compared ? " | " + (status == null ? "" : Markdown.cell(status)) : "")
              + " |\n";
      if (!text.add(row, FOR_FOLDS + FOR_LISTS)) {
        break;
      }
      left--;
    }
    if (left > 0) {
      text.add("\n" + Plural.of(left, "more finding") + " left out of the table.\n", 0);
    }
  }

  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case FAILS -> "**fails**";
      case ALLOWED -> "allowed";
      case KNOWN -> "known";
      case IGNORED -> "ignored";
    };
  }

  private static void folds(Merged merged, List<Finding> findings, Bounded text) {
    int shown = 0;
    while (shown < Math.min(MOST_FOLDS, findings.size())
        && text.add(fold(merged, findings.get(shown)), FOR_LISTS)) {
      shown++;
    }
    if (shown < findings.size()) {
      int left = findings.size() - shown;
      String stand = left == 1 ? " more finding stands" : " more findings stand";
      text.add("\n" + left + stand + " here without details; report shows all.\n", 0);
    }
  }

  private static String fold(Merged merged, Finding finding) {
    StringBuilder fold = new StringBuilder("\n<details><summary>");
    fold.append(finding.effect().words()).append(": ");
    fold.append(Markdown.html(finding.title())).append("</summary>\n\n");
    fold.append("- fix: ").append(Markdown.code(finding.fix())).append('\n');
    String by = FindingText.madeBy(finding);
    if (by != null) {
      fold.append("- made by ").append(Markdown.code(by)).append('\n');
    }
    if (finding.suppressedBy() != null) {
      fold.append("- ignored by rule ");
      fold.append(Markdown.code(finding.suppressedBy())).append('\n');
    }
    names(fold, "- test ", FindingText.tests(merged, finding));
    List<String> jvms = new ArrayList<>();
    for (Index jvm : merged.jvms(finding)) {
      jvms.add(jvm.nameWithPid());
    }
    names(fold, "- JVM ", jvms);
    Stack birth = FindingText.birth(merged, finding);
    if (birth != null && !birth.frames().isEmpty()) {
      fold.append("\nMade here:\n\n").append(Markdown.block(birth.frames()));
    }
    return fold.append("\n</details>\n").toString();
  }

  private static void names(StringBuilder out, String label, List<String> names) {
    for (int i = 0; i < Math.min(MOST_NAMES, names.size()); i++) {
      out.append(i == 0 ? label : ", ").append(Markdown.code(names.get(i)));
    }
    if (names.size() > MOST_NAMES) {
      out.append(" and ").append(names.size() - MOST_NAMES).append(" more");
    }
    out.append(names.isEmpty() ? "" : "\n");
  }

  private static void list(Bounded text, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.add("\n### " + heading + "\n\n", 0);
    int shown = 0;
    while (shown < Math.min(MOST_LINES, lines.size())
        && text.add("- " + Markdown.code(lines.get(shown)) + "\n", 8 * 1024)) {
      shown++;
    }
    if (shown < lines.size()) {
      text.add("- and " + (lines.size() - shown) + " more\n", 0);
    }
  }

  private static void clean(List<Index> clean, Bounded text) {
    List<String> jvms = new ArrayList<>();
    for (Index jvm : clean) {
      jvms.add(Legible.line(jvm.nameWithPid(), 100));
    }
    StringBuilder line = new StringBuilder();
    names(line, "\nNothing left behind in ", jvms);
    text.add(line.toString(), 0);
  }
}
