package dev.overstay.snapshot;

import dev.overstay.kind.Kinds;
import dev.overstay.kind.Proc;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.LastingBirths;
import dev.overstay.ledger.ProcessRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that this JVM started: those with a birth, and any other child there is. */
final class Children {
  private Children() {}

  /** Adds what lives to {@code live}. */
  static void addTo(List<Live> live, Ids ids) {
    List<Long> known = new ArrayList<>();
    for (Birth birth : LastingBirths.live()) {
      if (birth.value instanceof ProcessRecord process) {
        known.add(process.handle.pid());
        if (Freezer.lives(Kinds.PROCESS, process.handle)) {
          int id = ids.of(birth, process.handle);
          live.add(new Live(id, Kinds.PROCESS, process.handle, birth, null));
        }
      }
    }
    for (Long pid : children()) {
      Optional<ProcessHandle> found =
          known.contains(pid) ? Optional.empty() : ProcessHandle.of(pid);
      if (found.isPresent() && Freezer.lives(Kinds.PROCESS, found.get())) {
        ProcessHandle handle = found.get();
        live.add(new Live(ids.of(handle), Kinds.PROCESS, handle, null, null));
      }
    }
  }

  private static List<Long> children() {
    List<Long> children = Proc.children();
    if (children == null) {
      children = new ArrayList<>();
      for (Object child : ProcessHandle.current().children().toArray()) {
        children.add(((ProcessHandle) child).pid());
      }
    }
    return children;
  }
}
