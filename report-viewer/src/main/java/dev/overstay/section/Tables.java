package dev.overstay.section;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.html.Html;
import dev.overstay.merge.Merged;
import dev.overstay.view.ResourceRow;
import dev.overstay.view.States;
import java.io.IOException;
import java.util.List;

/** The two tables of a finding: the states of its threads, and everything that ends with it. */
final class Tables {
  private final Html html;
  private final Merged merged;
  private final Finding finding;

  Tables(Html html, Merged merged, Finding finding) {
    this.html = html;
    this.merged = merged;
    this.finding = finding;
  }

  void states() throws IOException {
    States states = new States(merged.jvm(finding));
    List<States.Row> rows = states.rows(finding);
    if (rows.isEmpty()) {
      return;
    }
    html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"states\"><caption>State in each");
    html.raw(" snapshot</caption><thead><tr><th scope=\"col\">Thread</th>");
    for (String[] head : states.heads()) {
      html.raw("<th scope=\"col\">").text(head[0]);
      html.raw(" <span class=\"when\">").text(head[1]).raw("</span></th>");
    }
    html.raw("</tr></thead><tbody>");
    for (int i = 0; i < rows.size() && i < States.ROWS; i++) {
      html.raw("<tr><th scope=\"row\">").code(rows.get(i).names());
      html.raw(" <span class=\"muted\">").raw(rows.get(i).note()).raw("</span></th>");
      for (States.Cell cell : rows.get(i).cells()) {
        html.raw(cell.quiet() ? "<td class=\"muted\">" : "<td>").text(cell.words());
        html.raw("</td>");
      }
      html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
    more(rows.size() - States.ROWS);
  }

  void resources() throws IOException {
    List<Resource> resources = merged.jvm(finding).resources(finding);
    if (resources.isEmpty()) {
      return;
    }
    html.raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"res\"><caption>");
    html.raw(resources.size() == 1 ? "The resource" : "Its resources");
    List<ResourceRow> rows = ResourceRow.of(resources);
    html.raw("</caption><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Name</th>");
    html.raw("<th scope=\"col\">Details</th></tr></thead><tbody>");
    for (int i = 0; i < rows.size() && i < ResourceRow.MOST; i++) {
      ResourceRow row = rows.get(i);
      html.raw("<tr><td>").text(row.kind()).raw("</td><th scope=\"row\">").code(row.name());
      html.raw("</th><td>").rich(row.details()).raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    more(rows.size() - ResourceRow.MOST);
  }

  private void more(int n) throws IOException {
    if (n > 0) {
      html.raw("<p class=\"muted\">").text(n).raw(" more rows are in the dump.</p>");
    }
  }
}
