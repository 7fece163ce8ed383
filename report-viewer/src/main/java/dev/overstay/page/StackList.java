package dev.overstay.page;

import dev.overstay.dump.Frame;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stack as a list: own frames bold, the library frames that say nothing folded. */
final class StackList {
  private final Html html;

  StackList(Html html) {
    this.html = html;
  }

  /** Where something was made: the call that made it, then the own frames. */
  void birth(String id, Stack stack, @Nullable Frame madeBy, List<TestRun> tests)
      throws IOException {
    Set<Integer> own = new HashSet<>(stack.own());
    List<String> frames = stack.frames();
    html.raw("<ol class=\"stack\" id=\"").text(id).raw("\">");
    boolean marked = false;
    int i = 0;
    while (i < frames.size()) {
      if (own.contains(i)) {
        Place place = Place.of(frames.get(i));
        boolean maker = !marked && place.isIn(madeBy);
        marked |= maker;
        frame(frames.get(i), place, true, maker ? "made here" : isTest(place, tests) ? "test" : "");
        i++;
        continue;
      }
      int end = i;
      while (end < frames.size() && !own.contains(end)) {
        end++;
      }
      if (i == 0) {
        // The call that the own code made: the one line of the library that explains something.
        int from = own.isEmpty() ? Math.min(3, end) : end - 1;
        if (own.isEmpty()) {
          plain(frames.subList(0, from));
          fold(frames.subList(from, end));
        } else {
          fold(frames.subList(0, from));
          plain(frames.subList(from, end));
        }
      } else {
        fold(frames.subList(i, end));
      }
      i = end;
    }
    html.raw("</ol>");
  }

  /** What a thread does: from the frame that says it, without the ways in which Java waits. */
  void now(String id, Stack stack) throws IOException {
    Set<Integer> own = new HashSet<>(stack.own());
    List<String> frames = stack.frames();
    html.raw("<ol class=\"stack\" id=\"").text(id).raw("\">");
    int says = Waiting.top(frames);
    int i = 0;
    while (i < frames.size()) {
      if (own.contains(i) || i == says) {
        String note = i == says && Waiting.isIdle(frames) ? "idle" : "";
        frame(frames.get(i), Place.of(frames.get(i)), own.contains(i), note);
        i++;
        continue;
      }
      int end = i;
      while (end < frames.size() && !own.contains(end) && end != says) {
        end++;
      }
      fold(frames.subList(i, end));
      i = end;
    }
    html.raw("</ol>");
  }

  private void fold(List<String> frames) throws IOException {
    if (frames.size() <= 1) {
      plain(frames);
      return;
    }
    html.raw("<li class=\"fold\"><details><summary><span>Show ").text(frames.size());
    html.raw(" more</span> ").text(Library.names(frames)).raw("</summary><ol>");
    plain(frames);
    html.raw("</ol></details></li>");
  }

  private void plain(List<String> frames) throws IOException {
    for (String frame : frames) {
      frame(frame, Place.of(frame), false, "");
    }
  }

  private void frame(String frame, Place place, boolean own, String note) throws IOException {
    html.raw(own ? "<li class=\"own\" data-frame=\"" : "<li data-frame=\"").text(frame).raw("\">");
    html.raw(own ? "<b title=\"" : "<span title=\"").text(frame).raw("\">").text(place.call());
    html.raw(own ? "</b>" : "</span>");
    html.raw(" <span class=\"at\">").text(place.source()).raw("</span>");
    if (!note.isEmpty()) {
      html.raw(" <span class=\"note\">").raw(note).raw("</span>");
    }
    html.raw("</li>");
  }

  private static boolean isTest(Place place, List<TestRun> tests) {
    for (TestRun test : tests) {
      if (test.className().equals(place.className())
          && (test.name().equals(place.method()) || test.name().startsWith(place.method() + "("))) {
        return true;
      }
    }
    return false;
  }
}
