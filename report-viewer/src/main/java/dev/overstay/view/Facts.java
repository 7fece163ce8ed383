package dev.overstay.view;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.TestRun;
import dev.overstay.html.Fact;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.merge.Merged.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts about a finding in words: the fix, the test, the JVMs, what ran while it lived. */
public final class Facts {
  /** Follows a place in a library. */
  public static final String NOT_OWN = " (no frame of your code)";

  /** Stands for a place that is not known. */
  public static final String NOT_KNOWN = "made at an unknown place";

  private static final int NAMES = 3;
  private static final int FOUND = 100;

  private Facts() {}

  /** The facts that apply to a finding, in the order of the page. */
  public static List<Fact> of(Merged merged, Finding finding) {
    List<Fact> facts = new ArrayList<>(6);
    facts.add(new Fact("To fix", new MarkedText(120).withCode(finding.fix(), finding.fixCode())));
    if (merged.jvm(finding).knowsTests()) {
      facts.add(new Fact("During test", tests(merged, finding)));
    }
    facts.add(new Fact("Stuck or slow", new HeldBySentence(merged, finding).moves()));
    Finding.Outlived outlived = finding.outlived();
    if (outlived.tests() > 0) {
      MarkedText words = new MarkedText().text(Words.count(outlived.tests(), "other test"));
      if (outlived.cpuMsInOtherTests() > 0) {
        words.text(", using " + Words.span(outlived.cpuMsInOtherTests()) + " of CPU in them");
      }
      facts.add(new Fact("Outlived", words));
    }
    if (merged.jvms().size() > 1) {
      facts.add(
          new Fact(merged.jvms(finding).size() == 1 ? "In JVM" : "In JVMs", jvms(merged, finding)));
    }
    if (merged.isKnown(finding) && merged.since(finding) != null) {
      facts.add(new Fact("Known since", new MarkedText().text(merged.since(finding))));
    }
    if (finding.suppressedBy() != null) {
      facts.add(new Fact("Ignored by", new MarkedText().code(finding.suppressedBy())));
    }
    return facts;
  }

  /** The title, with the part that names the resource strong. */
  public static MarkedText title(Finding finding) {
    String title = finding.title();
    String noun = finding.noun();
    int at = noun == null ? 0 : noun.length() + 1;
    boolean named = !finding.name().isEmpty() && title.startsWith(finding.name(), at);
    return named
        ? new MarkedText().strong(title, at, at + finding.name().length())
        : new MarkedText().text(title);
  }

  /** Equal for findings that were created at the same line; the id if the line is not known. */
  public static Object line(Finding finding) {
    Frame frame = finding.madeBy();
    return frame == null ? finding.id() : frame;
  }

  /** {@code orders, pid 12}, the first few and how many more. */
  public static MarkedText jvms(Merged merged, Finding finding) {
    MarkedText words = new MarkedText();
    List<Index> jvms = merged.jvms(finding);
    for (int i = 0; i < jvms.size() && i < NAMES; i++) {
      words.text(i == 0 ? "" : "; ").text(jvms.get(i).nameWithPid());
    }
    return words.text(jvms.size() > NAMES ? "; and " + (jvms.size() - NAMES) + " more" : "");
  }

  /**
   * The tests in which the finding's resources were made, at most three of them by name; says so if
   * the resources were made outside any test.
   */
  public static MarkedText tests(Merged merged, Finding finding) {
    List<TestRun> tests = merged.jvm(finding).tests(finding);
    Resource root = merged.root(finding);
    Attribution attribution = root == null ? Attribution.NONE : root.attribution();
    if (tests.isEmpty()) {
      return new MarkedText().text("none: made outside any test");
    }
    MarkedText words = new MarkedText();
    words.text(attribution == Attribution.UNCERTAIN ? "one of these, that ran side by side: " : "");
    for (int i = 0; i < tests.size() && i < NAMES; i++) {
      words.text(i == 0 ? "" : ", ").code(Words.test(tests.get(i)));
    }
    words.text(tests.size() > NAMES ? " and " + (tests.size() - NAMES) + " more" : "");
    if (attribution == Attribution.INHERITED) {
      words.text(" ").muted("through a thread or pool that it made");
    } else if (attribution == Attribution.SHARED) {
      words.text(" ").muted("the first to need it: shared, created once");
    }
    return words;
  }

  /** The test by which it is grouped; if there are several, the first, and how many more. */
  public static String test(Merged merged, Finding finding) {
    List<TestRun> tests = merged.jvm(finding).tests(finding);
    String first = tests.isEmpty() ? "Outside any test" : Words.test(tests.get(0));
    return tests.size() < 2 ? first : first + " and " + (tests.size() - 1) + " more";
  }

  /**
   * Search terms that the page does not show, one per line: the package of its test; other tests'
   * classes; the tests and threads behind "and 3 more".
   */
  public static String also(Merged merged, Finding finding) {
    List<TestRun> tests = merged.jvm(finding).tests(finding);
    List<Resource> threads = merged.jvm(finding).threads(finding);
    String first = tests.isEmpty() ? "" : tests.get(0).className();
    String pack = first.substring(0, Math.max(0, first.lastIndexOf('.')));
    if (tests.size() < 2 && threads.size() <= Alike.SHOWN) {
      return MarkedText.clean(pack);
    }
    StringBuilder also = new StringBuilder(MarkedText.clean(pack));
    for (int i = 1; i < tests.size() && i < FOUND; i++) {
      also.append('\n').append(MarkedText.clean(tests.get(i).className()));
      also.append('\n').append(MarkedText.clean(Words.test(tests.get(i))));
    }
    for (int i = Alike.SHOWN; i < threads.size() && i < FOUND; i++) {
      also.append('\n').append(MarkedText.clean(threads.get(i).name()));
    }
    return also.toString();
  }

  /** Where it was created: the call, then file and line in muted text. */
  public static MarkedText place(@Nullable Frame madeBy) {
    if (madeBy == null) {
      return new MarkedText().text(NOT_KNOWN);
    }
    Place place = Place.of(madeBy);
    MarkedText words = new MarkedText().code(place.call()).text(" ").muted(place.source());
    return words.text(madeBy.own() ? "" : NOT_OWN);
  }

  /** {@code 9,501 resources}. */
  static String resources(Finding finding) {
    return Words.count(finding.resources().size() + finding.unlisted(), "resource");
  }

  /** The right side of the summary: how many, and in how many JVMs. */
  public static String meta(Merged merged, Finding finding) {
    int count = merged.count(finding);
    String what = count > merged.jvms(finding).size() ? count + " alike" : resources(finding);
    if (merged.jvms().size() == 1) {
      return what;
    }
    int jvms = merged.jvms(finding).size();
    return (jvms == 1 ? merged.jvm(finding).nameWithPid() : jvms + " JVMs") + ", " + what;
  }

  /** {@code New}, {@code Known since 2026-11-25}, {@code Ignored}; empty without a comparison. */
  public static String tag(Merged merged, Finding finding) {
    if (finding.isSuppressed()) {
      return "Ignored";
    }
    Status status = merged.status(finding);
    if (status == null) {
      return "";
    }
    String since = merged.since(finding);
    return status == Status.NEW ? "New" : since == null ? "Known" : "Known since " + since;
  }
}
