package dev.overstay.page;

import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the threads of a finding did in each snapshot: this tells stuck from slow. */
final class StateTable {
  private static final int ROWS = 40;
  private final Html html;
  private final Index jvm;

  StateTable(Html html, Index jvm) {
    this.html = html;
    this.jvm = jvm;
  }

  void write(List<Resource> threads) throws IOException {
    List<Alike> rows = Alike.ever(threads);
    List<Snapshot> snapshots = jvm.dump.snapshots();
    if (rows.isEmpty() || snapshots.isEmpty()) {
      return;
    }
    html.raw("<div class=\"scroll\"><table><caption>State in each snapshot</caption><thead><tr>");
    html.raw("<th scope=\"col\">Thread</th>");
    for (Snapshot snapshot : snapshots) {
      html.raw("<th scope=\"col\">").text(snapshot.trigger().label().replace('-', ' '));
      html.raw(" <span class=\"when\">").text(when(snapshot)).raw("</span></th>");
    }
    html.raw("</tr></thead><tbody>");
    for (int i = 0; i < rows.size() && i < ROWS; i++) {
      row(rows.get(i), snapshots);
    }
    html.raw("</tbody></table></div>");
    if (rows.size() > ROWS) {
      html.raw("<p class=\"muted\">").text(rows.size() - ROWS).raw(" more rows in the dump.</p>");
    }
  }

  private void row(Alike row, List<Snapshot> snapshots) throws IOException {
    html.raw("<tr><th scope=\"row\">").code(row.names());
    Detail detail = new Detail(row.first().detail());
    if (detail.is("virtual")) {
      html.raw(" <span class=\"muted\">virtual</span>");
    } else if (detail.is("daemon") || detail.isNot("daemon")) {
      html.raw(detail.is("daemon") ? " <span class=\"muted\">daemon</span>" : "");
      html.raw(detail.isNot("daemon") ? " <span class=\"muted\">non-daemon</span>" : "");
    }
    html.raw("</th>");
    List<Sample> samples = Sample.of(row.first());
    Sample before = null;
    for (Snapshot snapshot : snapshots) {
      Sample sample = Sample.in(samples, snapshot.id());
      cell(before, sample);
      before = sample == null ? before : sample;
    }
    html.raw("</tr>");
  }

  private void cell(@Nullable Sample before, @Nullable Sample sample) throws IOException {
    if (sample == null) {
      html.raw("<td class=\"muted\">not seen</td>");
      return;
    }
    boolean same =
        before != null
            && before.state().equals(sample.state())
            && Objects.equals(before.stack(), sample.stack());
    html.raw(same ? "<td class=\"muted\">" : "<td>");
    html.text(same ? "same" : sample.words());
    if (before != null && before.cpuMs() != null && sample.cpuMs() != null) {
      long cpu = sample.cpuMs() - before.cpuMs();
      if (cpu > 0) {
        html.text(", " + Words.span(cpu) + " CPU");
      }
    }
    if (sample.lockOwner() != null && !same) {
      html.raw(", lock held by ").code(sample.lockOwner());
    }
    html.raw("</td>");
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
