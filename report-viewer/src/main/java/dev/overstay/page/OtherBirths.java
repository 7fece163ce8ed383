package dev.overstay.page;

import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.io.IOException;
import java.util.HashSet;
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
    int n = 0;
    // What another resource of the finding made, a pool's worker for one, explains nothing.
    for (Resource resource : entry.jvm().standing(entry.finding())) {
      Stack stack = entry.jvm().stack(resource.stack());
      if (stack == null || n == MOST || !shown.add(stack.id())) {
        continue;
      }
      n++;
      String id = entry.anchor() + "-birth-" + resource.id();
      html.raw("<details class=\"other\"><summary>Where ").text(Words.kind(resource.kind()));
      html.raw(" ").code(resource.name()).raw(" was made</summary>");
      new StackList(html)
          .write(
              id, Folds.birth(stack, entry.finding().madeBy(), entry.jvm().tests(entry.finding())));
      html.raw("</details>");
    }
  }
}
