package dev.overstay.finding;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Resource;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Names;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Details;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live resources as the dump lists them. */
@Late
final class Resources {
  private Resources() {}

  /** A resource that a finding names. */
  static Resource of(
      Candidate candidate, Group group, History history, StackTable stacks, boolean redact) {
    Live live = candidate.live;
    Birth birth = live.birth;
    // A resource that owns threads has their effect on the exit.
    Effect effect = candidate == group.root() ? group.effect() : candidate.worst();
    Map<String, @Nullable Object> detail = Details.plain(live.detail(), redact);
    if (candidate.runs != null) {
      detail.put(Dump.RUNS, candidate.runs.id());
    } else if (candidate.runsMain) {
      detail.put(Dump.RUNS, "main");
    }
    if (live.kind.isThread() || live.kind.runsAtExit()) {
      detail.put("samples", samples(history.samples(live.id), stacks));
    }
    return new Resource(
        live.id,
        live.kind.label(),
        live.kind.type(live.key),
        Names.name(candidate, redact),
        effect,
        group.id(),
        candidate.owner() == null ? null : candidate.owner().live.id,
        birth == null ? null : stacks.id(Frames.of(birth)),
        birth == null ? null : Instant.ofEpochMilli(birth.at),
        birth == null ? null : birth.thread,
        candidate.creator.tests().size() == 1 ? candidate.creator.tests().get(0) : null,
        candidate.creator.attribution(),
        live.until == null ? history.live(live.id) : live.until,
        detail);
  }

  /** A shutdown hook that is not a finding. */
  static Resource ofHook(
      Live hook, TestLog.Creator creator, DiagnosisContext context, StackTable stacks) {
    Birth birth = hook.birth;
    Map<String, @Nullable Object> detail = new LinkedHashMap<>(hook.detail());
    Long ms = context.hookMillis().get(hook.id);
    if (ms != null) {
      detail.put("ms", ms);
    }
    return new Resource(
        hook.id,
        hook.kind.label(),
        hook.key.getClass().getName(),
        Names.oneLine(hook.name()),
        null,
        null,
        null,
        birth == null ? null : stacks.id(Frames.of(birth)),
        birth == null ? null : Instant.ofEpochMilli(birth.at),
        birth == null ? null : birth.thread,
        creator.tests().size() == 1 ? creator.tests().get(0) : null,
        creator.attribution(),
        context.history().live(hook.id),
        detail);
  }

  private static List<Map<String, @Nullable Object>> samples(
      List<Sample> samples, StackTable stacks) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Sample sample : samples) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("snapshot", sample.snapshot());
      map.put("state", sample.state().name());
      map.put("stack", stacks.id(sample.stack()));
      map.put("cpuMs", sample.cpuMs() < 0 ? null : sample.cpuMs());
      map.put("waitingOn", sample.waitingOn());
      map.put("lockOwner", sample.lockOwner());
      list.add(map);
    }
    return list;
  }
}
