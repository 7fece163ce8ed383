package dev.overstay.check;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Health;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.text.Plain;
import dev.overstay.text.Plural;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dumps and their effect on a build. All text in it is legible: one line, of bounded length.
 *
 * @param merged the merged dumps
 * @param failOn the effects that fail the build
 * @param lost what could not be read, each with its reason; its findings are unknown
 */
public record Judged(Merged merged, Set<Effect> failOn, List<String> lost) {

  /** What a finding does to the build. */
  public enum Outcome {
    /** It fails the build. */
    FAILS,
    /** Its effect is not one of those that fail the build. */
    ALLOWED,
    /** It is known from an earlier run. */
    KNOWN,
    /** An ignore rule suppresses it. */
    IGNORED
  }

  /**
   * Judges dumps.
   *
   * @param dumps one per JVM
   * @param earlier the earlier findings; null for no comparison
   * @param failOn the effects that fail the build; empty for none
   * @param lost what could not be read, each with its reason
   */
  public static Judged of(
      List<Dump> dumps, @Nullable EarlierFindings earlier, Set<Effect> failOn, List<String> lost) {
    List<Dump> legible = new ArrayList<>();
    for (Dump dump : dumps) {
      legible.add(Legible.dump(dump));
    }
    return new Judged(Merged.of(legible, earlier), failOn, List.copyOf(lost));
  }

  /** The outcome of this finding. */
  public Outcome outcome(Finding finding) {
    if (finding.isSuppressed()) {
      return Outcome.IGNORED;
    }
    if (merged.isKnown(finding)) {
      return Outcome.KNOWN;
    }
    return failOn.contains(finding.effect()) ? Outcome.FAILS : Outcome.ALLOWED;
  }

  /** The findings with this outcome, worst first. */
  public List<Finding> with(Outcome outcome) {
    List<Finding> found = new ArrayList<>();
    for (Finding finding : merged.findings()) {
      if (outcome(finding) == outcome) {
        found.add(finding);
      }
    }
    return found;
  }

  /** The dumps of JVMs that a test ended before the runner did. */
  public List<Index> cutShort() {
    List<Index> found = new ArrayList<>();
    for (Index jvm : merged.jvms()) {
      if (jvm.dump.isCutShort()) {
        found.add(jvm);
      }
    }
    return found;
  }

  /** The JVMs that the code of a test ended. The results of their other tests are missing. */
  List<EndedJvm> endedByTests() {
    List<EndedJvm> ended = new ArrayList<>();
    for (Index jvm : merged.jvms()) {
      if (jvm.dump.isEndedByTest()) {
        ended.add(new EndedJvm(jvm));
      }
    }
    return ended;
  }

  /** Whether a test that ended its JVM fails the build, as it does if anything does. */
  boolean failsEnded() {
    return !failOn.isEmpty();
  }

  /**
   * 2 if a dump could not be read, since its findings are unknown. Otherwise 1 if a finding or a
   * test that ended its JVM fails the build, and 0 if none does.
   */
  public int exitCode() {
    boolean fails = !with(Outcome.FAILS).isEmpty() || (failsEnded() && !endedByTests().isEmpty());
    return !lost.isEmpty() ? 2 : fails ? 1 : 0;
  }

  /** The result in one line: {@code 2 findings fail the check, in 3 of 4 JVMs}. */
  public String headline() {
    List<Finding> failing = with(Outcome.FAILS);
    int all = merged.jvms().size();
    String ended = ended(all);
    String answer;
    if (all == 0) {
      answer = "no JVM can be judged";
    } else if (!failing.isEmpty()) {
      Set<Index> in = new HashSet<>();
      failing.forEach(finding -> in.addAll(merged.jvms(finding)));
      answer =
          Plural.of(failing.size(), "finding")
              + (failing.size() == 1 ? " fails" : " fail")
              + " the check, in "
              + (all == 1 ? "" : in.size() + " of ")
              + Plural.of(all, "JVM")
              + (ended.isEmpty() ? "" : "; " + ended);
    } else if (!ended.isEmpty()) {
      answer = ended + (rest().isEmpty() ? "" : "; failing nothing: " + rest());
    } else if (merged.findings().isEmpty()) {
      answer = "nothing left behind in " + Plural.of(all, "JVM");
    } else {
      answer = "nothing fails the check, in " + Plural.of(all, "JVM") + ": " + rest();
    }
    return lost.isEmpty()
        ? answer
        : answer + "; " + Plural.of(lost.size(), "dump") + " could not be judged";
  }

  private String ended(int all) {
    int ended = failsEnded() ? endedByTests().size() : 0;
    String by = ended == 1 ? "a test" : "tests";
    String jvms = all == 1 ? "the JVM" : ended + " of " + all + " JVMs";
    return ended == 0 ? "" : by + " ended " + jvms;
  }

  /**
   * Counts of the findings that do not fail the build: {@code 1 allowed by --fail-on, 2 known};
   * empty if there are no such findings.
   */
  public String rest() {
    List<String> counts = new ArrayList<>();
    count(counts, Outcome.ALLOWED, " allowed by --fail-on");
    count(counts, Outcome.KNOWN, " known");
    count(counts, Outcome.IGNORED, " ignored by rules");
    return String.join(", ", counts);
  }

  private void count(List<String> counts, Outcome outcome, String words) {
    int count = with(outcome).size();
    if (count > 0) {
      counts.add(count + words);
    }
  }

  /** The earlier findings that are in none of the dumps. */
  public List<EarlierFindings.Known> gone() {
    List<EarlierFindings.Known> gone = new ArrayList<>();
    for (EarlierFindings.Known known : merged.gone()) {
      gone.add(
          new EarlierFindings.Known(
              Legible.line(known.id()), known.since(), Legible.line(known.words())));
    }
    return gone;
  }

  /**
   * Everything that could not be read, and the agents' warnings, each once. The warning that a rule
   * matched nothing is left out if the rule matched in another JVM.
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (String file : lost) {
      warnings.add("left out " + Plain.of(file));
    }
    for (Index jvm : merged.jvms()) {
      Set<Integer> needless = matchedElsewhere(jvm.dump.agent());
      List<String> all = jvm.dump.agent().warnings();
      for (int i = 0; i < all.size(); i++) {
        if (!needless.contains(i) && !warnings.contains(all.get(i))) {
          warnings.add(all.get(i));
        }
      }
    }
    return warnings;
  }

  /** The indices of warnings of rules that did match in another JVM. */
  private Set<Integer> matchedElsewhere(Health agent) {
    Set<Integer> warnings = new HashSet<>();
    for (Health.Unmatched unmatched : agent.unmatched()) {
      for (Index jvm : merged.jvms()) {
        for (Finding finding : jvm.dump.findings()) {
          if (unmatched.rule().equals(finding.suppressedBy())) {
            warnings.add(unmatched.warning());
          }
        }
      }
    }
    return warnings;
  }
}
