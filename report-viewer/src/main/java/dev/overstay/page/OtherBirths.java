package dev.overstay.page;

import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The births of a finding's other resources: a server's port and its acceptor have two. */
final class OtherBirths {
  private static final int MOST = 5;
  private final Html html;
  private final Entry entry;

  OtherBirths(Html html, Entry entry) {
    this.html = html;
    this.entry = entry;
  }

  void write() throws IOException {
    Set<Integer> shown = new HashSet<>();
    Resource root = entry.root();
    if (root != null && root.stack() != null) {
      shown.add(root.stack());
    }
    List<Resource> resources = entry.jvm().resources(entry.finding());
    Set<Integer> ids = new HashSet<>(entry.finding().resources());
    int n = 0;
    for (Resource resource : resources) {
      Stack stack = entry.jvm().stack(resource.stack());
      // What another resource of the finding made, a pool's worker for one, explains nothing.
      boolean kept = resource.owner() != null && ids.contains(resource.owner());
      if (stack == null || kept || n == MOST || !shown.add(stack.id())) {
        continue;
      }
      n++;
      String id = entry.anchor() + "-birth-" + resource.id();
      html.raw("<details class=\"other\"><summary>Where ").text(Words.kind(resource.kind()));
      html.raw(" ").code(resource.name()).raw(" was made</summary>");
      new StackList(html)
          .birth(id, stack, entry.finding().madeBy(), entry.jvm().tests(entry.finding()));
      html.raw("</details>");
    }
  }
}
