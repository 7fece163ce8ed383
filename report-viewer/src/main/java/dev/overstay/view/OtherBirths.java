package dev.overstay.view;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.html.Html;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Words;
import dev.overstay.merge.Merged;
import dev.overstay.stack.Folds;
import dev.overstay.stack.StackList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The births of a finding's other resources: a server's port and its acceptor have two. */
public final class OtherBirths {
  private static final int MOST = 5;

  /**
   * A birth.
   *
   * @param resource id of the resource
   * @param heading what was created
   * @param folds its stack
   */
  public record Birth(int resource, MarkedText heading, Folds folds) {}

  private OtherBirths() {}

  /**
   * The first five births whose stacks differ from the root's and from each other; empty if there
   * are none.
   */
  public static List<Birth> of(Merged merged, Finding finding) {
    if (finding.resources().size() < 2) {
      return List.of();
    }
    List<Birth> births = new ArrayList<>(1);
    Set<Integer> shown = new HashSet<>(4);
    Resource root = merged.root(finding);
    if (root != null && root.stack() != null) {
      shown.add(root.stack());
    }
    // If another resource of the finding created it, such as a pool's worker, its birth explains
    // nothing.
    for (Resource resource : merged.jvm(finding).standing(finding)) {
      Stack stack = merged.jvm(finding).stack(resource.stack());
      if (stack == null || births.size() == MOST || !shown.add(stack.id())) {
        continue;
      }
      MarkedText heading =
          new MarkedText().text("Where ").text(Words.kind(resource.kind())).text(" ");
      births.add(
          new Birth(
              resource.id(),
              heading.code(resource.name()).text(" was made"),
              Folds.birth(stack, finding.madeBy(), merged.jvm(finding).tests(finding))));
    }
    return births;
  }

  /** Writes each of these births as a {@code details} element. */
  public static void write(Html html, Merged merged, Finding finding) throws IOException {
    for (Birth birth : of(merged, finding)) {
      html.raw("<details class=\"other\"><summary>").rich(birth.heading).raw("</summary>");
      new StackList(html).write(merged.anchor(finding) + "-birth-" + birth.resource, birth.folds);
      html.raw("</details>");
    }
  }
}
