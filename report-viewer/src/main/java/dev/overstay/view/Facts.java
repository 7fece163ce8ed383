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
import dev.overstay.merge.MergedFinding.Status;
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

  /**
   * The facts that apply to a finding, in the order of the page.
   *
   * @param manyJvms whether the page covers several JVMs, so that those of the finding are named
   */
  public static List<Fact> of(Entry entry, boolean manyJvms) {
    List<Fact> facts = new ArrayList<>(6);
    Finding finding = entry.finding();
    facts.add(new Fact("To fix", new MarkedText(120).prose(finding.fix())));
    if (entry.jvm().knowsTests()) {
      facts.add(new Fact("During test", tests(entry)));
    }
    facts.add(new Fact("Stuck or slow", new HeldBySentence(entry).moves()));
    Finding.Outlived outlived = finding.outlived();
    if (outlived.tests() > 0) {
      MarkedText words = new MarkedText().text(Words.count(outlived.tests(), "other test"));
      if (outlived.cpuMsInOtherTests() > 0) {
        words.text(", using " + Words.span(outlived.cpuMsInOtherTests()) + " of CPU in them");
      }
      facts.add(new Fact("Outlived", words));
    }
    if (manyJvms) {
      facts.add(new Fact(entry.jvms().size() == 1 ? "In JVM" : "In JVMs", jvms(entry)));
    }
    if (entry.merged().isKnown() && entry.merged().since() != null) {
      facts.add(new Fact("Known since", new MarkedText().text(entry.merged().since())));
    }
    if (finding.suppressedBy() != null) {
      facts.add(new Fact("Ignored by", new MarkedText().code(finding.suppressedBy())));
    }
    return facts;
  }

  /** {@code orders, pid 12}, the first few and how many more. */
  public static MarkedText jvms(Entry entry) {
    MarkedText words = new MarkedText();
    List<Index> jvms = entry.jvms();
    for (int i = 0; i < jvms.size() && i < NAMES; i++) {
      words.text(i == 0 ? "" : "; ").text(jvms.get(i).nameWithPid());
    }
    return words.text(jvms.size() > NAMES ? "; and " + (jvms.size() - NAMES) + " more" : "");
  }

  /**
   * The tests in which the finding's resources were made, at most three of them by name; says so if
   * the resources were made outside any test.
   */
  public static MarkedText tests(Entry entry) {
    List<TestRun> tests = entry.jvm().tests(entry.finding());
    Resource root = entry.root();
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
  public static String test(Entry entry) {
    List<TestRun> tests = entry.jvm().tests(entry.finding());
    String first = tests.isEmpty() ? "Outside any test" : Words.test(tests.get(0));
    return tests.size() < 2 ? first : first + " and " + (tests.size() - 1) + " more";
  }

  /**
   * Search terms that the page does not show, one per line: the package of its test; other tests'
   * classes; the tests and threads behind "and 3 more".
   */
  public static String also(Entry entry) {
    List<TestRun> tests = entry.jvm().tests(entry.finding());
    List<Resource> threads = entry.jvm().threads(entry.finding());
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
  static String resources(Entry entry) {
    Finding finding = entry.finding();
    return Words.count(finding.resources().size() + finding.unlisted(), "resource");
  }

  /** The right side of the summary: how many, and in how many JVMs. */
  public static String meta(Entry entry, boolean manyJvms) {
    int count = entry.merged().count();
    String what = count > entry.jvms().size() ? count + " alike" : resources(entry);
    if (!manyJvms) {
      return what;
    }
    int jvms = entry.jvms().size();
    return (jvms == 1 ? entry.jvm().nameWithPid() : jvms + " JVMs") + ", " + what;
  }

  /** {@code New}, {@code Known since 2026-11-25}, {@code Ignored}; empty without a comparison. */
  public static String tag(Entry entry) {
    if (entry.merged().isSuppressed()) {
      return "Ignored";
    }
    Status status = entry.merged().status();
    if (status == null) {
      return "";
    }
    String since = entry.merged().since();
    return status == Status.NEW ? "New" : since == null ? "Known" : "Known since " + since;
  }
}
