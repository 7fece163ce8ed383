package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.LateClasses;
import dev.overstay.dump.TestRun;
import dev.overstay.merge.BaselineLine;
import dev.overstay.option.NamedFile;
import dev.overstay.text.FailureText;
import dev.overstay.text.Plain;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings that the user has accepted: permanently by rules, or for now by a baseline. */
public final class AcceptedFindings {
  private static final int LONGEST = 80;

  private final List<Rule> rules = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private boolean hasBaseline;

  private final @Nullable String ignore;
  private final @Nullable String baseline;
  private boolean read;

  /**
   * Uses both files, which are read on first use. An error in them becomes a warning, and the rest
   * of the file is used.
   *
   * @param ignore the file of rules, or null
   * @param baseline the file that the command {@code baseline} wrote, or null
   */
  public AcceptedFindings(@Nullable String ignore, @Nullable String baseline) {
    this.ignore = ignore;
    this.baseline = baseline;
  }

  private void read() {
    if (!read) {
      read = true;
      if (ignore != null) {
        readRules(ignore);
      }
      if (baseline != null) {
        readBaseline(baseline);
      }
    }
  }

  private void readRules(String file) {
    List<String> lines = lines(file, "ignore");
    if (lines == null) {
      return;
    }
    String name = new File(file).getName();
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    int number = 0;
    int wrong = 0;
    String first = "";
    for (String line : lines) {
      number++;
      String place = name + ":" + number;
      try {
        LateClasses.define();
        Rule rule = Rule.read(place, line.replace("\uFEFF", ""));
        if (rule != null && rule.isExpired(today)) {
          warnings.add("rule " + place + " expired on " + rule.until + ": " + rule.text);
        } else if (rule != null) {
          rules.add(rule);
        }
      } catch (IllegalArgumentException e) {
        wrong++;
        first = wrong == 1 ? "rule " + place + " is not used: " + e.getMessage() : first;
      }
    }
    // A file of another kind consists only of such lines, so they get one warning.
    if (wrong > 0) {
      warnings.add(wrong == 1 ? first : first + "; " + (wrong - 1) + " more lines are not used");
    }
  }

  private void readBaseline(String file) {
    List<String> lines = lines(file, "baseline");
    if (lines == null) {
      return;
    }
    LateClasses.define();
    int number = 0;
    int wrong = 0;
    String first = "";
    for (String line : lines) {
      number++;
      String id = BaselineLine.id(line);
      if (id != null && !id.isEmpty()) {
        known.add(id);
      } else if (id == null) {
        wrong++;
        first = wrong == 1 ? "line " + number + ": " + Plain.cut(line, LONGEST) : first;
      }
    }
    hasBaseline = !known.isEmpty() || wrong == 0;
    if (!hasBaseline) {
      warnings.add(
          "option baseline: "
              + file
              + " is not a baseline, no line of it is a finding; going on without; write one with"
              + " the command baseline");
    } else if (wrong > 0) {
      warnings.add(
          "option baseline: "
              + file
              + " has "
              + (wrong == 1
                  ? "a line that is not a finding"
                  : wrong + " lines that are not findings")
              + " and not used, first "
              + first);
    }
  }

  private @Nullable List<String> lines(String file, String option) {
    try {
      return NamedFile.lines(file);
    } catch (IOException | SecurityException | LinkageError e) {
      warnings.add(
          "option "
              + option
              + ": "
              + file
              + " can't be read: "
              + FailureText.of(e)
              + "; going on without");
      return null;
    }
  }

  /** Adds a warning for the user. */
  public synchronized void warn(String sentence) {
    warnings.add(sentence);
  }

  /** The warnings, one sentence each. */
  public synchronized List<String> warnings() {
    read();
    return new ArrayList<>(warnings);
  }

  /** The rules that have not held so far. */
  public synchronized List<Rule> unmatched() {
    List<Rule> unmatched = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.matched) {
        unmatched.add(rule);
      }
    }
    return unmatched;
  }

  /** Marks each group as ignored or not, and as known or new. */
  public synchronized void mark(List<Group> groups, TestLog tests) {
    read();
    for (Group group : groups) {
      group.compare(hasBaseline ? known.contains(group.id()) ? "known" : "new" : null);
      Map<String, List<String>> facts = rules.isEmpty() ? Map.of() : facts(group, tests);
      for (Rule rule : rules) {
        if (rule.matches(facts)) {
          rule.matched = true;
          group.suppress(rule.text);
          break;
        }
      }
    }
  }

  /** The values of a group that a rule can match, by the keys of its conditions. */
  private static Map<String, List<String>> facts(Group group, TestLog tests) {
    Candidate root = group.root();
    List<String> names = new ArrayList<>();
    for (Candidate member : group.members()) {
      for (TestRun test : tests.named(member.creator.tests())) {
        names.add(test.shortName());
        names.add(test.className() + "." + test.name());
      }
    }
    return Map.of(
        "id", List.of(group.id()),
        "kind", List.of(root.live.kind.label()),
        "name", List.of(Names.name(root, false)),
        "made-by", List.of(root.site.method()),
        "test", names,
        "effect", List.of(group.effect().label()));
  }
}
