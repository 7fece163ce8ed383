package dev.overstay.section;

import dev.overstay.dump.Resource;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.stack.Folds;
import dev.overstay.stack.StackList;
import dev.overstay.view.Detail;
import dev.overstay.view.HeldBySentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Who asked a JVM to end, and what its shutdown hooks did. */
public final class RunSection {
  private static final int HOOKS = 50;
  private final Html html;

  /** Creates a section that is written to {@code html}. */
  public RunSection(Html html) {
    this.html = html;
  }

  /** Writes why {@code jvm} ended; writes nothing if its dump has no shutdown or no findings. */
  public void write(Index jvm) throws IOException {
    Shutdown shutdown = jvm.dump.shutdown();
    if (shutdown == null || jvm.dump.findings().isEmpty()) {
      return;
    }
    Shutdown.RequestedBy by = shutdown.requestedBy();
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
      new StackList(html).write("exit-stack", Folds.birth(stack, null, List.of()));
    }
    hooks(jvm, shutdown.hooks());
    html.raw("</section>");
  }

  private void hooks(Index jvm, List<Integer> ids) throws IOException {
    List<Resource> hooks = new ArrayList<>();
    for (Integer id : ids) {
      Resource hook = jvm.resource(id);
      if (hook != null && hooks.size() < HOOKS) {
        hooks.add(hook);
      }
    }
    if (hooks.isEmpty()) {
      return;
    }
    html.raw(
        "<div class=\"scroll\" tabindex=\"0\"><table><caption>Shutdown hooks</caption><thead>");
    html.raw("<tr><th scope=\"col\">Hook</th><th scope=\"col\">Status</th></tr></thead><tbody>");
    for (Resource hook : hooks) {
      html.raw("<tr><th scope=\"row\">").code(hook.name()).raw("</th><td>");
      html.text(HeldBySentence.hook(new Detail(hook.detail()))).raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
  }
}
