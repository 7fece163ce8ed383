package dev.overstay.stack;

import dev.overstay.dump.Frame;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.html.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stack in parts: own frames stand out, library frames that explain nothing are folded. */
public final class Folds {
  /** The lines of the whole stack, innermost first. */
  public final List<String> frames;

  /** The parts, which together contain every frame once, in order. */
  public final List<Part> parts;

  private final boolean[] own;
  private final boolean hasOwn;

  /**
   * Some frames in a row.
   *
   * @param from index of the first
   * @param to index after the last
   * @param form how they are shown
   * @param note the text after an own or plain frame; the names of the libraries of folded ones
   */
  public record Part(int from, int to, Form form, String note) {}

  /** How frames are shown. */
  public enum Form {
    /** A frame of the user's code, in bold. */
    OWN,
    /** An unchanged frame. */
    PLAIN,
    /** Several frames, hidden under a line that counts them. */
    FOLDED
  }

  // Shared, since most parts are a single frame without a note, not far from the top.
  private static final Part[] OWN = singles(Form.OWN);
  private static final Part[] PLAIN = singles(Form.PLAIN);

  private static Part[] singles(Form form) {
    Part[] singles = new Part[64];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = new Part(i, i + 1, form, "");
    }
    return singles;
  }

  private Folds(Stack stack) {
    frames = stack.frames();
    own = new boolean[frames.size()];
    boolean any = false;
    for (Integer frame : stack.own()) {
      // Only a forged dump names a frame that does not exist.
      if (frame >= 0 && frame < own.length) {
        own[frame] = true;
        any = true;
      }
    }
    hasOwn = any;
    // Room for each own frame, and for the frames around them.
    parts = new ArrayList<>(stack.own().size() + 5);
  }

  /** A creation stack: the call that created the resource, then the own frames. */
  public static Folds birth(Stack stack, @Nullable Frame madeBy, List<TestRun> tests) {
    Folds folds = new Folds(stack);
    boolean marked = false;
    int i = 0;
    while (i < folds.frames.size()) {
      if (folds.own[i]) {
        String frame = folds.frames.get(i);
        boolean made = !marked && madeBy != null && Place.isLine(frame, madeBy);
        marked |= made;
        folds.one(i++, Form.OWN, made ? "made here" : isTest(frame, tests) ? "test" : "");
        continue;
      }
      int end = i;
      while (end < folds.frames.size() && !folds.own[end]) {
        end++;
      }
      if (i > 0) {
        folds.fold(i, end);
      } else if (!folds.hasOwn) {
        int from = Math.min(3, end);
        folds.plain(0, from);
        folds.fold(from, end);
      } else {
        // The library call that the own code made is the only library line that explains something.
        folds.fold(0, end - 1);
        folds.plain(end - 1, end);
      }
      i = end;
    }
    return folds;
  }

  /**
   * A thread's current stack, from the frame that shows what it does; JDK frames that only wait are
   * folded.
   */
  public static Folds now(Stack stack) {
    Folds folds = new Folds(stack);
    List<String> frames = folds.frames;
    int says = Waiting.top(frames);
    int i = 0;
    while (i < frames.size()) {
      if (folds.own[i] || i == says) {
        String note = i == says && Waiting.isIdle(frames) ? "idle" : "";
        folds.one(i, folds.own[i] ? Form.OWN : Form.PLAIN, note);
        i++;
        continue;
      }
      int end = i;
      while (end < frames.size() && !folds.own[end] && end != says) {
        end++;
      }
      folds.fold(i, end);
      i = end;
    }
    return folds;
  }

  private void one(int at, Form form, String note) {
    boolean common = note.isEmpty() && at < OWN.length;
    parts.add(!common ? new Part(at, at + 1, form, note) : form == Form.OWN ? OWN[at] : PLAIN[at]);
  }

  private void plain(int from, int to) {
    for (int i = from; i < to; i++) {
      one(i, Form.PLAIN, "");
    }
  }

  private void fold(int from, int to) {
    if (to - from <= 1) {
      plain(from, to);
    } else {
      parts.add(new Part(from, to, Form.FOLDED, Library.names(frames, from, to)));
    }
  }

  private static boolean isTest(String frame, List<TestRun> tests) {
    int start = Place.classStart(frame);
    for (int i = 0; i < tests.size(); i++) {
      TestRun test = tests.get(i);
      if (frame.startsWith(test.className(), start)) {
        Place place = Place.of(frame);
        if (test.className().equals(place.className())
            && (test.name().equals(place.method())
                || test.name().startsWith(place.method() + "("))) {
          return true;
        }
      }
    }
    return false;
  }
}
