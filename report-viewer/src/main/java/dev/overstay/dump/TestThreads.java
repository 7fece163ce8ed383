package dev.overstay.dump;

import dev.overstay.text.Plain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the threads stand that a hung test created: one of them is mostly why it hangs. */
final class TestThreads {
  private static final int MOST = 5;
  private static final int LONGEST = 60;

  private TestThreads() {}

  /**
   * A line for each place, each after a line feed, for example {@code thread push in
   * SynchronousQueue.take() at PushTest.loop(PushTest.java:20)}; empty if there are none.
   */
  static String of(Finding hung, Dump dump) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    for (Finding finding : dump.findings()) {
      if (!finding.id().equals(hung.id()) && finding.tests().equals(hung.tests())) {
        for (Integer id : finding.resources()) {
          Resource thread = dump.resource(id);
          String place = thread == null ? null : place(thread, dump);
          if (thread != null && place != null) {
            Integer before = counts.get(place);
            counts.put(place, before == null ? 1 : before + 1);
            if (before == null) {
              first.put(place, Plain.cut(Plain.of(thread.name()), LONGEST));
            }
          }
        }
      }
    }
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (Map.Entry<String, String> entry : first.entrySet()) {
      if (shown++ == MOST) {
        out.append("\n  thread    and others at ").append(first.size() - MOST).append(" places");
        break;
      }
      Integer all = counts.get(entry.getKey());
      out.append("\n  thread    ").append(entry.getValue());
      out.append(all == null || all == 1 ? "" : " and " + (all - 1) + " more");
      out.append(entry.getKey());
    }
    return out.toString();
  }

  /** {@code , in Object.wait() at Foo.loop(Foo.java:9)}; null if no own code runs on it. */
  private static @Nullable String place(Resource thread, Dump dump) {
    if (!(thread.detail().get("samples") instanceof List<?> samples)
        || samples.isEmpty()
        || !(samples.get(samples.size() - 1) instanceof Map<?, ?> last)
        || !(last.get("stack") instanceof Number id)) {
      return null;
    }
    Stack stack = dump.stack(id.intValue());
    int own = stack == null ? -1 : stack.innermostOwn();
    if (stack == null || own < 0) {
      return null;
    }
    String at = " at " + Plain.of(simple(stack.frames().get(own)));
    return own == 0 ? at : " in " + Plain.of(call(stack.frames().get(own - 1))) + at;
  }

  /** The frame without module and package. */
  private static String simple(String frame) {
    int bracket = frame.indexOf('(');
    int method = frame.lastIndexOf('.', bracket);
    int type = frame.lastIndexOf('.', method - 1);
    return frame.substring(Math.max(type, frame.lastIndexOf('/', Math.max(method, 0))) + 1);
  }

  private static String call(String frame) {
    String simple = simple(frame);
    int bracket = simple.indexOf('(');
    return bracket < 0 ? simple : simple.substring(0, bracket) + "()";
  }
}
