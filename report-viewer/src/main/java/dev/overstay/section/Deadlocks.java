package dev.overstay.section;

import dev.overstay.dump.Resource;
import dev.overstay.html.Html;
import dev.overstay.merge.Index;
import dev.overstay.view.Detail;
import java.io.IOException;
import java.util.List;

/** The threads that wait for each other, as rows of the verdict. */
final class Deadlocks {
  private static final int THREADS = 10;
  private final Html html;

  Deadlocks(Html html) {
    this.html = html;
  }

  void write(Index jvm) throws IOException {
    for (List<Long> cycle : jvm.dump.deadlocks()) {
      html.raw("<div><dt>Deadlock</dt><dd>").text(cycle.size()).raw(" threads wait for each other");
      for (int i = 0; i < cycle.size() && i < THREADS; i++) {
        html.raw(i == 0 ? ": " : ", ").code(name(jvm, cycle.get(i)));
      }
      html.raw(cycle.size() > THREADS ? " and others" : "").raw("</dd></div>");
    }
  }

  private static String name(Index jvm, long threadId) {
    for (Resource resource : jvm.dump.resources()) {
      Long id = new Detail(resource.detail()).number("threadId");
      if (id != null && id == threadId && resource.kind().equals("thread")) {
        return resource.name();
      }
    }
    return "thread " + threadId;
  }
}
