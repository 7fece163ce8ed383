package dev.overstay.page;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.html.Fact;
import dev.overstay.html.Html;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;
import dev.overstay.html.StringTable;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.section.FindingList;
import dev.overstay.section.FindingSection;
import dev.overstay.stack.Folds;
import dev.overstay.stack.FrameTree;
import dev.overstay.stack.Sentences;
import dev.overstay.view.Facts;
import dev.overstay.view.NowStack;
import dev.overstay.view.OtherBirths;
import dev.overstay.view.ProcessTree;
import dev.overstay.view.ResourceRow;
import dev.overstay.view.States;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The findings that a big page does not contain as elements, as JSON for its script: numbers in an
 * order that {@code rest.js} knows, and the texts that they stand for.
 */
final class Data {
  private final StringTable texts = new StringTable();
  private final StringTable shapes = new StringTable();
  private final Sentences sentences = new Sentences(texts);
  private final FrameTree frames = new FrameTree(texts, sentences);
  private final StringTable anchors = new StringTable();
  private final StringBuilder shape = new StringBuilder();
  private final StringBuilder fact = new StringBuilder();
  private final Map<Effect, String> effects = new EnumMap<>(Effect.class);
  private final StringBuilder out = new StringBuilder();
  private final Merged merged;
  private int lastBirth;

  private Data(Merged merged) {
    this.merged = merged;
  }

  /** Writes nothing if all findings are written in full. */
  static void write(Html html, Merged merged) throws IOException {
    List<Finding> findings = merged.findings();
    int from = FindingList.whole(findings.size());
    if (from == findings.size()) {
      return;
    }
    Data data = new Data(merged);
    html.raw("<script type=\"application/json\" id=\"data\">{\"from\":").text(from);
    html.raw(",\"size\":").text(findings.size()).raw(",\"findings\":[");
    for (int i = from; i < findings.size(); i++) {
      // A finding that is on the page without its stacks and tables needs only these.
      boolean stands = i < FindingList.MOST;
      data.out.append(i == from ? "" : ",\n").append(stands ? 0 : 1);
      if (!stands) {
        data.finding(findings.get(i));
      }
      data.evidence(findings.get(i));
      html.raw(data.out);
      data.out.setLength(0);
    }
    html.raw("],\n\"anchors\":");
    data.anchors.write(html);
    html.raw(",\n\"heads\":[");
    data.heads(html);
    html.raw("],\n");
    data.frames.write(html);
    html.raw(",\n\"shapes\":");
    data.shapes.write(html);
    html.raw(",\n\"texts\":");
    data.texts.write(html);
    html.raw("}</script>\n");
  }

  private void number(int number) {
    out.append(',').append(number);
  }

  private void say(String text) {
    sentences.add(out, text);
  }

  private void say(MarkedText sentence) {
    sentences.add(out, sentence.marked());
  }

  private void finding(Finding finding) {
    anchors.of(merged.anchor(finding));
    say(effect(finding.effect()));
    say(Facts.title(finding));
    Frame madeBy = finding.madeBy();
    number(madeBy == null ? -1 : frames.frame(line(finding, madeBy)));
    say(madeBy == null ? Facts.NOT_KNOWN : madeBy.own() ? "" : Facts.NOT_OWN);
    say(Facts.meta(merged, finding));
    say(Facts.tag(merged, finding));
    say(FindingSection.kind(merged, finding));
    String test = MarkedText.clean(Facts.test(merged, finding));
    say(test);
    say(Facts.also(merged, finding));
    say(FindingSection.jvms(merged, finding));
    List<Fact> facts = Facts.of(merged, finding);
    number(facts.size());
    for (Fact each : facts) {
      fact.setLength(0);
      fact.append(each.term()).append('\n');
      if (each.words().isCode(test)) {
        // The test has been written already.
        fact.append('\t');
      } else {
        fact.append(each.words().marked());
      }
      sentences.add(out, fact);
    }
  }

  private String effect(Effect effect) {
    String said = effects.get(effect);
    if (said == null) {
      said = FindingSection.mark(effect) + " " + Words.capital(effect.words());
      effects.put(effect, said);
    }
    return said;
  }

  /** The line of the stack that shows the frame, which is in the data already. */
  private String line(Finding finding, Frame madeBy) {
    Resource root = merged.root(finding);
    Stack birth = root == null ? null : merged.jvm(finding).stack(root.stack());
    if (birth != null) {
      for (String line : birth.frames()) {
        if (Place.isLine(line, madeBy)) {
          return line;
        }
      }
    }
    return Place.line(madeBy);
  }

  private void evidence(Finding finding) {
    number(merged.jvm(finding).number);
    Resource root = merged.root(finding);
    Stack birth = root == null ? null : merged.jvm(finding).stack(root.stack());
    if (root == null || birth == null || birth.frames().isEmpty()) {
      number(0);
      say(FindingSection.unknown(root));
    } else {
      Folds folds = Folds.birth(birth, finding.madeBy(), merged.jvm(finding).tests(finding));
      number(1 + shape(folds));
      // Most stacks are the same as the last one.
      int step = frames.of(folds.frames);
      number(step - lastBirth);
      lastBirth = step;
      by(merged.jvm(finding), root);
    }
    List<NowStack> stacks = NowStack.of(merged, finding);
    number(stacks.size());
    for (NowStack stack : stacks) {
      say(stack.heading());
      number(frames.of(stack.folds().frames));
      number(shape(stack.folds()));
      say(stack.by());
    }
    List<States.Row> rows = new States(merged.jvm(finding)).rows(finding);
    number(Math.min(States.ROWS, rows.size()));
    for (int i = 0; i < rows.size() && i < States.ROWS; i++) {
      say(MarkedText.clean(rows.get(i).names()));
      number(cells(rows.get(i)));
    }
    List<Resource> all = merged.jvm(finding).resources(finding);
    List<ResourceRow> resources = ResourceRow.of(all);
    number(all.size());
    number(Math.min(ResourceRow.MOST, resources.size()));
    for (int i = 0; i < resources.size() && i < ResourceRow.MOST; i++) {
      say(MarkedText.clean(resources.get(i).kind()));
      say(MarkedText.clean(resources.get(i).name()));
      say(resources.get(i).details());
    }
    rare(finding, rows.size() - States.ROWS, resources.size() - ResourceRow.MOST);
  }

  /** The thread that created it and the time, in seconds since the JVM started. */
  private void by(Index jvm, Resource root) {
    String by = root.madeByThread();
    say(by == null ? new MarkedText() : new MarkedText().text("by thread ").code(by));
    Instant at = root.madeAt();
    long seconds = at == null ? -1 : at.getEpochSecond() - jvm.startSecond();
    number(by == null || seconds < 0 || seconds > Integer.MAX_VALUE ? -1 : (int) seconds);
  }

  /** Values that few findings have, after a number that says whether this finding has them. */
  private void rare(Finding finding, int moreRows, int moreResources) {
    int moreStacks = NowStack.more(merged, finding);
    List<ProcessTree.Row> tree = ProcessTree.of(merged.root(finding));
    List<OtherBirths.Birth> others = OtherBirths.of(merged, finding);
    if (moreStacks + Math.max(0, moreRows) + Math.max(0, moreResources) == 0
        && tree.isEmpty()
        && others.isEmpty()) {
      number(0);
      return;
    }
    number(1);
    number(moreStacks);
    number(Math.max(0, moreRows));
    number(Math.max(0, moreResources));
    number(tree.size());
    for (ProcessTree.Row row : tree) {
      number(row.depth());
      say(row.words());
    }
    number(others.size());
    for (OtherBirths.Birth birth : others) {
      number(birth.resource());
      say(birth.heading());
      number(1 + shape(birth.folds()));
      number(frames.of(birth.folds().frames));
    }
  }

  /** The note of a row of states, and its cells; a quiet cell is below zero. */
  private int cells(States.Row row) {
    shape.setLength(0);
    shape.append(texts.of(row.note()));
    for (States.Cell cell : row.cells()) {
      int words = texts.of(MarkedText.clean(cell.words()));
      shape.append(' ').append(cell.quiet() ? -1 - words : words);
    }
    return shapes.of(shape);
  }

  /** Per part: the number of frames, folded if more than one; 1 for an own frame; the note. */
  private int shape(Folds folds) {
    shape.setLength(0);
    for (Folds.Part part : folds.parts) {
      shape.append(shape.length() == 0 ? "" : " ").append(part.to() - part.from());
      shape.append(part.form() == Folds.Form.OWN ? " 1 " : " 0 ").append(texts.of(part.note()));
    }
    return shapes.of(shape);
  }

  /** Per JVM the second of its start, and the headings of its columns of states. */
  private void heads(Html html) throws IOException {
    for (Index jvm : merged.jvms()) {
      html.raw(jvm.number == 0 ? "[" : ",[").text(jvm.startSecond());
      for (String[] head : new States(jvm).heads()) {
        html.raw(",").text(texts.of(head[0])).raw(",").text(texts.of(head[1]));
      }
      html.raw("]");
    }
  }
}
