package dev.overstay.page;

import dev.overstay.dump.Resource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that ends when a finding's root is closed, with what tells one from another. */
final class ResourceTable {
  private static final int ROWS = 100;
  private final Html html;

  ResourceTable(Html html) {
    this.html = html;
  }

  void write(List<Resource> resources) throws IOException {
    if (resources.isEmpty()) {
      return;
    }
    html.raw("<div class=\"scroll\"><table class=\"res\"><caption>");
    html.raw(resources.size() == 1 ? "The resource" : "Its resources");
    html.raw("</caption><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Name</th>");
    html.raw("<th scope=\"col\">Details</th></tr></thead><tbody>");
    for (int i = 0; i < resources.size() && i < ROWS; i++) {
      Resource resource = resources.get(i);
      html.raw("<tr><td>").text(Words.kind(resource.kind())).raw("</td><th scope=\"row\">");
      html.code(resource.name()).raw("</th><td>");
      details(resource);
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    if (resources.size() > ROWS) {
      html.raw("<p class=\"muted\">").text(resources.size() - ROWS).raw(" more in the dump.</p>");
    }
  }

  private void details(Resource resource) throws IOException {
    Detail detail = new Detail(resource.detail());
    switch (resource.kind()) {
      case "thread" -> thread(detail);
      case "executor" -> executor(detail);
      case "process" -> process(detail);
      default -> others(detail);
    }
    String type = resource.className();
    // These say no more than the kind does.
    if (type != null && !type.equals("java.lang.Thread") && !type.equals("java.lang.ProcessImpl")) {
      html.raw(" <span class=\"muted\">").text(Place.simple(type)).raw("</span>");
    }
  }

  private void thread(Detail detail) throws IOException {
    if (detail.is("virtual")) {
      html.raw("virtual");
    } else if (detail.text("daemon") != null) {
      html.raw(detail.is("daemon") ? "daemon" : "non-daemon");
    }
    part(", group ", detail.text("group"));
    part(", class loader ", detail.text("contextClassLoader"));
  }

  private void executor(Detail detail) throws IOException {
    part("", detail.text("poolSize"));
    part(" of at most ", limit(detail.number("maximumPoolSize")));
    html.raw(" threads");
    part(", active ", detail.text("activeCount"));
    part(", queued ", detail.text("queueSize"));
    part(", completed ", detail.text("completedTaskCount"));
    Long keepAlive = detail.number("keepAliveMs");
    if (keepAlive != null && keepAlive > 0) {
      html.text(", idle threads end after " + Words.span(keepAlive));
    }
    html.raw(detail.is("shutdown") ? ", shut down" : "");
  }

  private void process(Detail detail) throws IOException {
    process("pid ", detail);
    for (Detail descendant : detail.objects("descendants")) {
      html.raw("<br/>");
      process("its descendant, pid ", descendant);
    }
  }

  private void process(String who, Detail detail) throws IOException {
    part(who, detail.text("pid"));
    if (detail.text("command") != null) {
      html.raw(", ").code(detail.text("command"));
    }
    part(", stdin ", detail.text("stdin"));
    part(", stdout ", detail.text("stdout"));
    part(", stderr ", detail.text("stderr"));
    html.raw(detail.is("holdsStdioOfJvm") ? ", holds this JVM’s output open" : "");
  }

  private void others(Detail detail) throws IOException {
    boolean first = true;
    for (String name : detail.names()) {
      String value = detail.text(name);
      if (value != null) {
        html.raw(first ? "" : ", ").text(name).raw(" ").code(value);
        first = false;
      }
    }
  }

  private void part(String before, @Nullable String value) throws IOException {
    if (value != null) {
      html.raw(before).text(value);
    }
  }

  private static @Nullable String limit(@Nullable Long size) {
    // Cached pools have Integer.MAX_VALUE here, which is a limit on paper only.
    return size == null || size == Integer.MAX_VALUE ? null : size.toString();
  }
}
