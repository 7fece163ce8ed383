package dev.overstay.view;

import dev.overstay.dump.Resource;
import dev.overstay.html.Html;
import dev.overstay.html.MarkedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A child process with all that it started, as a tree. */
public final class ProcessTree {
  private static final int MOST = 50;

  private final List<Row> rows = new ArrayList<>(2);
  private final List<Detail> descendants;
  // A forged dump may have a process that is its own parent.
  private final List<Long> taken = new ArrayList<>(2);

  /**
   * A process.
   *
   * @param depth how many processes of the tree are above it
   * @param words its command and its details
   */
  public record Row(int depth, MarkedText words) {}

  private ProcessTree(Detail root) {
    descendants = root.objects("descendants");
    row(0, root, "");
    // Descendants whose parent has ended.
    for (Detail descendant : descendants) {
      if (rows.size() < MOST && !taken.contains(pid(descendant))) {
        row(0, descendant, "its parent has ended");
      }
    }
  }

  /** Each process before those that it started; empty if {@code root} is not a process. */
  public static List<Row> of(@Nullable Resource root) {
    return root == null || !root.kind().equals("process")
        ? List.of()
        : new ProcessTree(new Detail(root.detail())).rows;
  }

  /** Writes the tree; writes nothing if {@code root} is not a process. */
  public static void write(Html html, @Nullable Resource root) throws IOException {
    List<Row> rows = of(root);
    if (rows.isEmpty()) {
      return;
    }
    html.raw("<section><div class=\"head\"><h3>Process tree, still running</h3></div>");
    html.raw("<ul class=\"tree\">");
    int depth = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      html.raw(i == 0 ? "" : row.depth > depth ? "<ul>" : "</li>");
      for (; depth > row.depth; depth--) {
        html.raw("</ul></li>");
      }
      depth = row.depth;
      html.raw("<li>").rich(row.words);
    }
    for (; depth > 0; depth--) {
      html.raw("</li></ul>");
    }
    html.raw("</li></ul></section>");
  }

  private void row(int depth, Detail process, String remark) {
    long pid = pid(process);
    taken.add(pid);
    String command = process.text("command");
    MarkedText words = new MarkedText().code(command == null ? "unknown command" : command);
    words.text(" ").muted("pid " + pid);
    if (process.is("holdsStdioOfJvm")) {
      words.text(" ").note("holds this JVM’s output");
    }
    if (!remark.isEmpty()) {
      words.text(" ").muted(remark);
    }
    rows.add(new Row(depth, words));
    for (Detail descendant : descendants) {
      Long ppid = descendant.number("ppid");
      boolean child = ppid != null && ppid == pid && !taken.contains(pid(descendant));
      if (child && rows.size() < MOST) {
        row(depth + 1, descendant, "");
      }
    }
  }

  private static long pid(Detail detail) {
    Long pid = detail.number("pid");
    return pid == null ? -1 : pid;
  }
}
