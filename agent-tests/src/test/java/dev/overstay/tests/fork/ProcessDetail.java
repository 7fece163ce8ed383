package dev.overstay.tests.fork;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a dump says of one process.
 *
 * @param map its fields
 */
public record ProcessDetail(Map<?, ?> map) {
  /** That of the process to close in the one finding of a run. */
  public static ProcessDetail of(Run run) {
    return new ProcessDetail(
        Objects.requireNonNull(run.dump().resource(run.finding().root())).detail());
  }

  /** The pids of all processes of a dump and of their descendants, as often as they are named. */
  public static List<Long> pids(Dump dump) {
    List<Long> pids = new ArrayList<>();
    for (Resource resource : dump.resources()) {
      if (resource.kind().equals("process")) {
        ProcessDetail detail = new ProcessDetail(resource.detail());
        pids.add(detail.pid());
        detail.descendants().forEach(descendant -> pids.add(descendant.pid()));
      }
    }
    return pids;
  }

  /** A field. */
  public Object value(String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  /** A field as text. */
  public String text(String name) {
    return value(name).toString();
  }

  /** Its pid. */
  public long pid() {
    return ((Number) value("pid")).longValue();
  }

  /** What descends from it. */
  public List<ProcessDetail> descendants() {
    List<ProcessDetail> descendants = new ArrayList<>();
    for (Object descendant : (List<?>) value("descendants")) {
      descendants.add(new ProcessDetail((Map<?, ?>) descendant));
    }
    return descendants;
  }
}
