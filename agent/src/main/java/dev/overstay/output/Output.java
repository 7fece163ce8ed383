package dev.overstay.output;

import dev.overstay.base.LateClasses;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.dump.VerdictText;
import dev.overstay.finding.BirthCounts;
import dev.overstay.format.DumpWriter;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.text.FailureText;
import dev.overstay.trigger.TriggerPlan;
import dev.overstay.trigger.TriggerPlan.Trait;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the dump and its page to disk, and the verdict to stderr. */
public final class Output {
  private final Options options;
  private final DumpDir dir;
  private String said = "";
  private volatile boolean wrote;
  private volatile String report = "";
  private volatile @Nullable Dump latest;
  private boolean failed;
  private boolean pageless;
  private volatile boolean pageKnown;

  /** Creates an output that writes its files to {@code dir}. */
  public Output(Options options, DumpDir dir) {
    this.options = options;
    this.dir = dir;
  }

  /**
   * Rewrites the dump, and the page if there is a finding. A failure is reported in one line, once.
   *
   * @param withPage whether there is time for the page
   * @return the dump's file; null if it could not be written
   */
  public @Nullable String write(Dump dump, boolean withPage) {
    try {
      return write(dump, withPage, dir.create());
    } catch (IOException | RuntimeException e) {
      return writeElsewhere(dump, withPage, e);
    }
  }

  private @Nullable String writeElsewhere(Dump dump, boolean withPage, Exception why) {
    File chosen = dir.create();
    File fallback = dir.fallBack();
    try {
      String written = fallback == null ? null : write(dump, withPage, fallback);
      if (written != null) {
        Stderr.println(
            "can't write to "
                + chosen
                + ": "
                + FailureText.of(why)
                + "; dumps go to "
                + fallback
                + " (option dir)");
        return written;
      }
    } catch (IOException | RuntimeException e) {
      // The failure is then reported for the directory that was chosen.
    }
    if (!failed) {
      failed = true;
      Stderr.println(
          "can't write to "
              + chosen
              + ": "
              + FailureText.of(why)
              + "; free or choose a directory with option dir");
    }
    return null;
  }

  private String write(Dump dump, boolean withPage, File target) throws IOException {
    String name = DumpFile.name(dump.jvm());
    File json = new File(target, name + ".json");
    File page = new File(target, name + ".html");
    DumpFile.write(json, new Text(dump));
    wrote = true;
    report = json.getPath();
    Trigger last = trigger(dump);
    latest = TriggerPlan.of(last).has(Trait.IS_LAST) ? dump : null;
    // A halt leaves no time for a page, but one of an earlier snapshot must not stay as it is.
    boolean stale = !withPage && TriggerPlan.of(last).has(Trait.IS_LAST) && page.delete();
    if (dump.findings().isEmpty() && !pageKnown) {
      // An earlier snapshot may have found something that has ended since then.
      page.delete();
    } else if (options.is(Option.HTML) && (withPage || stale)) {
      try {
        LateClasses.define();
        PageFile.write(dump, page);
        report = page.getPath();
      } catch (OutOfMemoryError | LinkageError e) {
        // The page's style and script cannot be read without a working directory, or do not fit
        // into memory.
        page.delete();
        if (!pageless) {
          pageless = true;
          Stderr.println("no page beside " + json + ", the dump is whole: " + FailureText.of(e));
        }
      }
    }
    return json.getPath();
  }

  /**
   * Writes a dump with the reason why there is no whole one, unless an earlier snapshot has written
   * a whole one.
   *
   * @param counts the numbers that were counted instead; null if there is no memory for them
   * @return its file; null if it was not written
   */
  public @Nullable String writeSmall(
      SmallDumps smallDumps, Trigger trigger, String why, @Nullable BirthCounts counts) {
    if (wrote) {
      return null;
    }
    try {
      Dump dump = smallDumps.small(trigger, why, counts);
      File json = new File(dir.create(), DumpFile.name(dump.jvm()) + ".json");
      // A whole dump may be under way.
      DumpFile.writeIfAbsent(json, new Text(dump));
      return json.getPath();
    } catch (IOException | RuntimeException | LinkageError e) {
      // One line reports that there is no dump.
      return null;
    }
  }

  /**
   * Notes that the user has seen the page's name: from now on, the page is kept even without
   * findings.
   */
  public void pageIsKnown() {
    pageKnown = true;
  }

  /**
   * The whole dump of this trigger of the exit, once it is written; its page may be written later.
   */
  public @Nullable Dump latest(Trigger trigger) {
    Dump dump = latest;
    return dump != null && trigger(dump) == trigger ? dump : null;
  }

  private static Trigger trigger(Dump dump) {
    return dump.snapshots().get(dump.snapshots().size() - 1).trigger();
  }

  /** Reports the findings on stderr, unless the same ones were reported already. */
  public void say(Dump dump) {
    StringBuilder key = new StringBuilder(dump.isCutShort() ? "cut short " : "");
    for (int i = 0; i < dump.findings().size(); i++) {
      key.append(dump.findings().get(i).id()).append(' ');
    }
    if (isNew(key.toString()) && key.length() > 0) {
      LateClasses.define();
      Stderr.write(VerdictText.of(dump, report));
      pageKnown = true;
    }
  }

  // Nothing is written under the lock, because the exiting thread takes it too.
  private synchronized boolean isNew(String key) {
    boolean isNew = !key.equals(said);
    said = key;
    return isNew;
  }

  /**
   * Prints warnings that the user should act on, but not in a JVM without tests and findings, such
   * as a child.
   */
  public static void warn(Dump dump) {
    if (!dump.testClasses().isEmpty() || !dump.findings().isEmpty()) {
      for (String warning : dump.agent().warnings()) {
        Stderr.println(warning);
      }
    }
  }

  /** A dump as JSON. */
  private static final class Text implements DumpFile.Content {
    private final Dump dump;

    Text(Dump dump) {
      this.dump = dump;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      DumpWriter.write(dump, out);
    }
  }
}
