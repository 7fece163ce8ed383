package dev.overstay.view;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Snapshot;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The states of a finding's threads in each snapshot, which distinguish stuck from slow. */
public final class States {
  /** The most rows on the page; the dump has all of them. */
  public static final int ROWS = 40;

  private final Index jvm;

  /**
   * A row.
   *
   * @param names the threads with the same states
   * @param note whether they are daemons
   * @param cells what they did in each snapshot
   */
  public record Row(String names, String note, List<Cell> cells) {}

  /**
   * What threads did in one snapshot.
   *
   * @param words for example {@code waiting}
   * @param quiet whether they did nothing since the snapshot before, or were not there
   */
  public record Cell(String words, boolean quiet) {}

  /** Creates a view of the snapshots of {@code jvm}. */
  public States(Index jvm) {
    this.jvm = jvm;
  }

  /** The trigger and the time of each snapshot. */
  public List<String[]> heads() {
    List<String[]> heads = new ArrayList<>();
    for (Snapshot snapshot : jvm.dump.snapshots()) {
      String trigger = snapshot.trigger().label().replace('-', ' ');
      heads.add(new String[] {trigger, when(snapshot)});
    }
    return heads;
  }

  /** One row for all threads of a finding with the same states; empty if there are no snapshots. */
  public List<Row> rows(Finding finding) {
    List<Row> rows = new ArrayList<>(2);
    if (jvm.dump.snapshots().isEmpty()) {
      return rows;
    }
    for (Alike alike : Alike.ever(jvm.threads(finding))) {
      rows.add(row(alike));
    }
    return rows;
  }

  private Row row(Alike alike) {
    Detail detail = new Detail(alike.first().detail());
    String note = detail.is("daemon") ? "daemon" : detail.isNot("daemon") ? "non-daemon" : "";
    List<Cell> cells = new ArrayList<>(4);
    Sample before = null;
    for (Snapshot snapshot : jvm.dump.snapshots()) {
      Sample sample = Sample.in(alike.samples, snapshot.id());
      cells.add(cell(before, sample));
      before = sample == null ? before : sample;
    }
    return new Row(alike.names(), detail.is("virtual") ? "virtual" : note, cells);
  }

  private static Cell cell(@Nullable Sample before, @Nullable Sample sample) {
    if (sample == null) {
      return new Cell("not seen", true);
    }
    boolean same =
        before != null
            && before.state().equals(sample.state())
            && Objects.equals(before.stack(), sample.stack());
    String words = same ? "same" : sample.words();
    if (before != null && before.cpuMs() != null && sample.cpuMs() != null) {
      long cpu = sample.cpuMs() - before.cpuMs();
      words += cpu > 0 ? ", " + Words.span(cpu) + " CPU" : "";
    }
    boolean locked = sample.lockOwner() != null && !same;
    return new Cell(locked ? words + ", lock held by " + sample.lockOwner() : words, same);
  }

  /** Time since the last test's end, or, before it and without tests, since the JVM's start. */
  private String when(Snapshot snapshot) {
    Instant end = jvm.lastTestEnd();
    if (end == null || snapshot.at().isBefore(end)) {
      return "at " + Words.span(snapshot.uptimeMs());
    }
    return "+" + Words.between(end, snapshot.at());
  }
}
