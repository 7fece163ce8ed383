package dev.overstay.page;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import java.io.IOException;
import java.util.List;

/** Who asked a JVM to end; with several JVMs, which they were and how each fared. */
final class RunSection {
  private final Html html;

  RunSection(Html html) {
    this.html = html;
  }

  void write(List<Index> jvms) throws IOException {
    if (jvms.size() == 1) {
      Index jvm = jvms.get(0);
      Shutdown shutdown = jvm.dump.shutdown();
      if (shutdown != null && !jvm.dump.findings().isEmpty()) {
        ended(jvm, shutdown.requestedBy());
      }
      return;
    }
    html.raw("<section aria-labelledby=\"jvms\"><div class=\"head\"><h2 id=\"jvms\">");
    html.text(Words.count(jvms.size(), "JVM"))
        .raw("</h2></div><div class=\"scroll\" tabindex=\"0\"><table><thead>");
    html.raw("<tr><th scope=\"col\">Project</th><th scope=\"col\">Pid</th>");
    html.raw("<th scope=\"col\">Runner</th><th scope=\"col\">Started</th>");
    html.raw("<th scope=\"col\">Exit</th><th scope=\"col\">Findings</th></tr></thead><tbody>");
    for (Index index : jvms) {
      Dump dump = index.dump;
      Jvm jvm = dump.jvm();
      html.raw("<tr><th scope=\"row\">").text(index.project()).raw("</th><td>").text(jvm.pid());
      html.raw("</td><td>").text(jvm.runner()).raw("</td><td>").text(Words.time(jvm.startedAt()));
      html.raw("</td><td>").text(dump.verdict().exit().label()).raw("</td><td>");
      html.text(dump.findings().size()).raw("</td></tr>");
    }
    html.raw("</tbody></table></div></section>");
  }

  private void ended(Index jvm, Shutdown.RequestedBy by) throws IOException {
    html.raw("<section class=\"end\" aria-labelledby=\"end\"><div class=\"head\">");
    html.raw("<h2 id=\"end\">Why this JVM ended</h2></div><p>");
    switch (by.how()) {
      case "exit" -> html.raw("<code>System.exit</code>");
      case "halt" -> html.raw("<code>Runtime.halt</code>");
      case "signal" -> html.raw("A signal");
      default -> html.raw("The last non-daemon thread ended");
    }
    html.text(by.exitCode() == null ? "" : ", exit code " + by.exitCode());
    html.raw(", on thread ").code(by.thread());
    TestRun test = jvm.test(by.test());
    if (test != null) {
      html.raw(", in test ").code(Words.test(test));
    }
    html.raw(".</p>");
    Stack stack = jvm.stack(by.stack());
    if (stack != null && !stack.frames().isEmpty()) {
      new StackList(html).birth("exit-stack", stack, null, List.of());
    }
    html.raw("</section>");
  }
}
