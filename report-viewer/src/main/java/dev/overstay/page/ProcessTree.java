package dev.overstay.page;

import dev.overstay.dump.Resource;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A child process with all that it started, as a tree. */
final class ProcessTree {
  private static final int MOST = 50;
  private final Html html;
  // A forged dump may have a process that is its own parent.
  private final Set<Long> written = new HashSet<>();

  ProcessTree(Html html) {
    this.html = html;
  }

  /** Writes nothing for what is no process. */
  void write(@Nullable Resource root) throws IOException {
    if (root == null || !root.kind().equals("process")) {
      return;
    }
    Detail detail = new Detail(root.detail());
    List<Detail> descendants = detail.objects("descendants");
    html.raw("<section><div class=\"head\"><h3>Process tree, still running</h3></div>");
    html.raw("<ul class=\"tree\"><li>");
    process(detail);
    written.add(pid(detail));
    below(pid(detail), descendants);
    html.raw("</li>");
    // Those whose parent has ended.
    for (Detail descendant : descendants) {
      if (written.size() < MOST && !written.contains(pid(descendant))) {
        written.add(pid(descendant));
        html.raw("<li>");
        process(descendant);
        html.raw(" <span class=\"muted\">its parent has ended</span>");
        below(pid(descendant), descendants);
        html.raw("</li>");
      }
    }
    html.raw("</ul></section>");
  }

  private void below(long parent, List<Detail> descendants) throws IOException {
    boolean open = false;
    for (Detail descendant : descendants) {
      Long ppid = descendant.number("ppid");
      if (ppid != null && ppid == parent && written.size() < MOST && written.add(pid(descendant))) {
        html.raw(open ? "<li>" : "<ul><li>");
        open = true;
        process(descendant);
        below(pid(descendant), descendants);
        html.raw("</li>");
      }
    }
    html.raw(open ? "</ul>" : "");
  }

  private void process(Detail detail) throws IOException {
    String command = detail.text("command");
    html.code(command == null ? "unknown command" : command).raw(" <span class=\"muted\">pid ");
    html.text(pid(detail)).raw("</span>");
    if (detail.is("holdsStdioOfJvm")) {
      html.raw(" <span class=\"note\">holds this JVM’s output</span>");
    }
  }

  private static long pid(Detail detail) {
    Long pid = detail.number("pid");
    return pid == null ? -1 : pid;
  }
}
