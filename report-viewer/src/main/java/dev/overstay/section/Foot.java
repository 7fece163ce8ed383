package dev.overstay.section;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Health;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.util.List;

/** The footer: what the agent saw and did, and what it could not see. */
public final class Foot {
  private Foot() {}

  /** Writes one footer for all {@code jvms}. */
  public static void write(Html html, List<Index> jvms) throws IOException {
    long tracked = 0;
    long ended = 0;
    long snapshots = 0;
    long dropped = 0;
    int probes = 0;
    double ms = 0;
    for (Index jvm : jvms) {
      Dump dump = jvm.dump;
      Health agent = dump.agent();
      tracked += dump.verdict().tracked();
      ended += dump.verdict().ended();
      snapshots += dump.snapshots().size();
      dropped += agent.dropped();
      probes = Math.max(probes, agent.probes());
      ms += agent.startupMs() + agent.snapshotMs();
    }
    html.raw("<div><p>").text(Words.count(tracked, "resource")).text(" tracked, " + ended);
    html.text(" ended. " + Words.count(snapshots, "snapshot") + " taken. ");
    html.text(Words.count(probes, "probe") + " at work, " + Words.span(Math.round(ms)));
    html.raw(" spent by the agent.</p>");
    if (dropped > 0) {
      html.raw("<p class=\"warn\">").text(Words.count(dropped, "birth"));
      html.raw(" could not be recorded: something may be missing here.</p>");
    }
    failed(html, jvms);
    if (!jvms.isEmpty()) {
      html.raw("<p>").text(jvms.get(0).dump.producer()).raw("</p>");
    }
    html.raw("</div>");
  }

  private static void failed(Html html, List<Index> jvms) throws IOException {
    int shown = 0;
    for (Index jvm : jvms) {
      for (Health.FailedProbe probe : jvm.dump.agent().failedProbes()) {
        if (shown++ < 20) {
          html.raw("<p class=\"warn\">No probe at ").code(probe.point()).raw(": ");
          html.text(probe.why()).raw("</p>");
        }
      }
    }
  }
}
