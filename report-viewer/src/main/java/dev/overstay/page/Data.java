package dev.overstay.page;

import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.io.IOException;
import java.util.List;

/**
 * The findings that a big page does not hold as elements, as JSON for its script. All texts are
 * numbers of one table, and a finding is a list whose order {@code rest.js} knows.
 */
final class Data {
  private final StringTable strings = new StringTable();
  private final FrameTree frames = new FrameTree(strings);
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
    html.raw(",\"findings\":[");
    for (int i = from; i < entries.size(); i++) {
      data.finding(entries.get(i), i < FindingList.MOST);
      html.raw(i == from ? "[" : ",\n[").raw(data.out.toString()).raw("]");
      data.out.setLength(0);
    }
    html.raw("],\"heads\":[");
    data.heads(html);
    html.raw("],");
    data.frames.write(html);
    html.raw(",\"strings\":");
    data.strings.write(html);
    html.raw("}</script>\n");
  }

  private void finding(Entry entry, boolean standsThere) {
    // A finding that stands on the page, only without its stacks and tables, needs just these.
    if (standsThere) {
      out.append("0,0,0,0,0,0,0,0,0,[],[]");
    } else {
      number(entry.anchor());
      number(FindingSection.mark(entry.finding().effect()));
      number(Words.capital(entry.finding().effect().words()));
      number(Rich.clean(entry.finding().title()));
      number(Rich.clean(entry.name()));
      number(strings.of(Facts.place(entry.finding().madeBy())));
      number(Facts.meta(entry, jvms.size() > 1));
      number(Facts.tag(entry));
      number(FindingSection.kind(entry));
      out.append('[').append(strings.of(FindingSection.place(entry))).append(',');
      out.append(strings.of(Facts.test(entry))).append(',');
      out.append(strings.of(FindingSection.jvms(entry))).append("],[");
      String comma = "";
      for (Fact fact : Facts.of(entry, jvms.size() > 1)) {
        out.append(comma).append(strings.of(fact.term())).append(',');
        out.append(strings.of(fact.words()));
        comma = ",";
      }
      out.append(']');
    }
    out.append(',').append(entry.jvm().number).append(",[");
    stacks(entry);
    out.append("],[");
    states(entry);
    out.append("],[");
    resources(entry);
    out.append(']');
  }

  private void number(String text) {
    number(strings.of(text));
  }

  private void number(int number) {
    out.append(number).append(',');
  }

  private void stacks(Entry entry) {
    Resource root = entry.root();
    Stack birth = root == null ? null : entry.jvm().stack(root.stack());
    if (birth == null || birth.frames().isEmpty()) {
      out.append('[').append(strings.of("Where it was made")).append(",-1,");
      out.append(strings.of(FindingSection.unknown(root))).append(",[]]");
    } else {
      Folds folds =
          Folds.birth(birth, entry.finding().madeBy(), entry.jvm().tests(entry.finding()));
      String by = root == null || root.madeByThread() == null ? null : root.madeByThread();
      Rich words = by == null ? new Rich() : new Rich().text("by thread ").code(by);
      stack(strings.of("Where it was made"), folds, words);
    }
    for (NowStack now : NowStack.of(entry)) {
      out.append(',');
      stack(strings.of(now.heading()), now.folds(), now.by());
    }
  }

  /** Heading, innermost step, words below; per part: frames (several: folded), own or not, note. */
  private void stack(int heading, Folds folds, Rich by) {
    out.append('[').append(heading).append(',').append(frames.of(folds.frames)).append(',');
    out.append(strings.of(by)).append(",[");
    String comma = "";
    for (Folds.Part part : folds.parts) {
      out.append(comma).append(part.to() - part.from()).append(',');
      out.append(part.form() == Folds.Form.OWN ? 1 : 0).append(',').append(strings.of(part.note()));
      comma = ",";
    }
    out.append("]]");
  }

  private void states(Entry entry) {
    List<States.Row> rows = new States(entry.jvm()).rows(entry);
    for (int i = 0; i < rows.size() && i < States.ROWS; i++) {
      out.append(i == 0 ? "[" : ",[").append(strings.of(rows.get(i).threads()));
      for (String cell : rows.get(i).cells()) {
        out.append(',').append(strings.of(cell));
      }
      out.append(']');
    }
  }

  private void resources(Entry entry) {
    List<ResourceRow> rows = ResourceRow.of(entry.jvm().resources(entry.finding()));
    for (int i = 0; i < rows.size() && i < ResourceRow.MOST; i++) {
      ResourceRow row = rows.get(i);
      out.append(i == 0 ? "" : ",").append(strings.of(row.kind())).append(',');
      out.append(strings.of(row.name())).append(',').append(strings.of(row.details()));
    }
  }

  private void heads(Html html) throws IOException {
    for (Index jvm : jvms) {
      html.raw(jvm.number == 0 ? "[" : ",[");
      String comma = "";
      for (String[] head : new States(jvm).heads()) {
        html.raw(comma).text(strings.of(head[0])).raw(",").text(strings.of(head[1]));
        comma = ",";
      }
      html.raw("]");
    }
  }
}
