package dev.overstay.page;

import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings that a big page does not hold as elements, as JSON for its script: numbers alone, in
 * an order that {@code rest.js} knows, and the texts that they stand for. What is often the same is
 * one of {@code names}; what mostly occurs once, one of {@code texts}.
 */
final class Data {
  private final StringTable names = new StringTable();
  private final StringTable texts = new StringTable();
  private final StringTable shapes = new StringTable();
  private final FrameTree frames = new FrameTree(names);
  private final Map<String, Integer> looks = new HashMap<>();
  private final StringBuilder lookText = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private final List<Index> jvms;

  private Data(List<Index> jvms) {
    this.jvms = jvms;
  }

  /** Writes nothing where all findings are written whole. */
  static void write(Html html, List<Index> jvms, List<Entry> entries) throws IOException {
    int from = FindingList.whole(entries.size());
    if (from == entries.size()) {
      return;
    }
    Data data = new Data(jvms);
    html.raw("<script type=\"application/json\" id=\"data\">{\"from\":").text(from);
    html.raw(",\"size\":").text(entries.size()).raw(",\"findings\":[");
    for (int i = from; i < entries.size(); i++) {
      // What stands on the page, only without its stacks and tables, needs just these.
      boolean stands = i < FindingList.MOST;
      data.out.append(i == from ? "" : ",\n").append(stands ? 0 : 1);
      if (!stands) {
        data.finding(entries.get(i));
      }
      data.evidence(entries.get(i));
      html.raw(data.out.toString());
      data.out.setLength(0);
    }
    html.raw("],\n\"heads\":[");
    data.heads(html);
    html.raw("],\n");
    data.frames.write(html);
    html.raw(",\n\"looks\":[").raw(data.lookText.toString()).raw("],\n\"shapes\":");
    data.shapes.write(html);
    html.raw(",\n\"names\":");
    data.names.write(html);
    html.raw(",\n\"texts\":");
    data.texts.write(html);
    html.raw("}</script>\n");
  }

  private void number(int number) {
    out.append(',').append(number);
  }

  private void name(String text) {
    number(names.of(text));
  }

  private void text(String text) {
    number(texts.next(text));
  }

  private void finding(Entry entry) {
    boolean many = jvms.size() > 1;
    text(entry.anchor());
    name(FindingSection.mark(entry.finding().effect()));
    name(Words.capital(entry.finding().effect().words()));
    String title = Rich.clean(entry.finding().title());
    String part = Rich.clean(entry.name());
    int at = part.isEmpty() ? -1 : title.indexOf(part);
    name(at < 0 ? title : title.substring(0, at));
    text(at < 0 ? "" : part);
    name(at < 0 ? "" : title.substring(at + part.length()));
    Frame madeBy = entry.finding().madeBy();
    number(madeBy == null ? -1 : frames.frame(Place.line(madeBy)));
    name(madeBy == null ? "made at an unknown place" : madeBy.own() ? "" : Facts.NOT_OWN);
    name(Facts.meta(entry, many));
    name(Facts.tag(entry));
    name(FindingSection.kind(entry));
    name(Rich.clean(FindingSection.place(entry)));
    name(Rich.clean(Facts.test(entry)));
    name(FindingSection.jvms(entry));
    List<Fact> facts = Facts.of(entry, many);
    number(facts.size());
    for (Fact fact : facts) {
      name(fact.term());
      name(fact.words().toString());
    }
  }

  private void evidence(Entry entry) {
    number(entry.jvm().number);
    Resource root = entry.root();
    Stack birth = root == null ? null : entry.jvm().stack(root.stack());
    if (birth == null || birth.frames().isEmpty()) {
      number(-1);
      name(FindingSection.unknown(root));
    } else {
      Folds folds =
          Folds.birth(birth, entry.finding().madeBy(), entry.jvm().tests(entry.finding()));
      number(frames.of(folds.frames));
      number(shape(folds));
      String by = root == null ? null : root.madeByThread();
      name(by == null ? "" : new Rich().text("by thread ").code(by).toString());
    }
    List<NowStack> stacks = NowStack.of(entry);
    number(stacks.size());
    for (NowStack stack : stacks) {
      number(look(stack));
    }
    List<States.Row> rows = new States(entry.jvm()).rows(entry);
    number(Math.min(States.ROWS, rows.size()));
    for (int i = 0; i < rows.size() && i < States.ROWS; i++) {
      text(Rich.clean(rows.get(i).names()));
      name(rows.get(i).note());
      number(rows.get(i).cells().size());
      for (String cell : rows.get(i).cells()) {
        name(Rich.clean(cell));
      }
    }
    List<ResourceRow> resources = ResourceRow.of(entry.jvm().resources(entry.finding()));
    number(Math.min(ResourceRow.MOST, resources.size()));
    for (int i = 0; i < resources.size() && i < ResourceRow.MOST; i++) {
      name(Rich.clean(resources.get(i).kind()));
      text(Rich.clean(resources.get(i).name()));
      text(resources.get(i).details().toString());
    }
  }

  /** Heading, step, shape, words below. */
  private int look(NowStack stack) {
    String look =
        names.of(stack.heading().toString())
            + ","
            + frames.of(stack.folds().frames)
            + ","
            + shape(stack.folds())
            + ","
            + names.of(stack.by().toString());
    Integer number = looks.get(look);
    if (number == null) {
      number = looks.size();
      looks.put(look, number);
      lookText.append(number == 0 ? "" : ",").append(look);
    }
    return number;
  }

  /** Per part: how many frames, several are folded; 1 for an own one; the note. */
  private int shape(Folds folds) {
    StringBuilder shape = new StringBuilder();
    for (Folds.Part part : folds.parts) {
      shape.append(shape.length() == 0 ? "" : " ").append(part.to() - part.from());
      shape.append(part.form() == Folds.Form.OWN ? " 1 " : " 0 ").append(names.of(part.note()));
    }
    return shapes.of(shape.toString());
  }

  private void heads(Html html) throws IOException {
    for (Index jvm : jvms) {
      html.raw(jvm.number == 0 ? "[" : ",[");
      String comma = "";
      for (String[] head : new States(jvm).heads()) {
        html.raw(comma).text(names.of(head[0])).raw(",").text(names.of(head[1]));
        comma = ",";
      }
      html.raw("]");
    }
  }
}
