package dev.overstay.stack;

import dev.overstay.html.Html;
import dev.overstay.html.Pieces;
import dev.overstay.html.StringTable;
import java.io.IOException;
import java.util.List;

/**
 * Stores stacks as paths from the outermost frame inwards, each step once: 3,000 stacks of 40
 * frames share all but a few steps. The call of a frame is stored once, even if its lines differ.
 */
public final class FrameTree {
  /** Stands for a file that is named like its class, whose name is not written. */
  static final String NAMED_LIKE_CLASS = "\u0008";

  private static final String JAVA = ".java";

  private final StringTable texts;
  private final Sentences sentences;
  private final Steps steps = new Steps();
  private final StringTable frames = new StringTable();
  private final StringTable calls = new StringTable();
  private char[] chars = new char[256];
  private final Pieces callText = new Pieces();
  private final Pieces frameText = new Pieces();
  private final Pieces stepText = new Pieces();

  /**
   * Creates an empty tree that adds package names to {@code texts}, and names of calls and files to
   * {@code sentences}.
   */
  public FrameTree(StringTable texts, Sentences sentences) {
    this.texts = texts;
    this.sentences = sentences;
  }

  /** The number of the step of a stack's innermost frame; -1 for an empty stack. */
  public int of(List<String> stack) {
    int at = -1;
    for (int i = stack.size() - 1; i >= 0; i--) {
      int known = frames.size();
      int frame = frame(stack.get(i));
      int size = steps.size();
      int step = steps.of(at, frame);
      if (step == size) {
        // Most steps continue from the previous one, to a frame that is new.
        if (at != step - 1) {
          stepText.next().append(',').append(at - step);
        }
        stepText.next().append(',').append(frame == known ? 0 : frame + 1);
      }
      at = step;
    }
    return at;
  }

  /** The number of a line of a stack trace. */
  public int frame(String line) {
    int size = frames.size();
    int frame = frames.of(line);
    if (frame == size) {
      FrameText text = FrameText.of(line);
      int colon = text.line().lastIndexOf(':');
      // A line of another form has no source: a number in it is part of the call.
      boolean source = colon >= text.sourceStart();
      int number = source ? number(text.line(), colon + 1, text.sourceEnd()) : -1;
      int end = number < 0 ? text.sourceEnd() : colon;
      int known = calls.size();
      int call = calls.of(chars(text.line(), end), end);
      if (call == known) {
        call(text, end);
      }
      frameText.next().append(',').append(call == known ? 0 : call + 1).append(',').append(number);
    }
    return frame;
  }

  /** Adds a call, whose file ends at {@code end}. */
  private void call(FrameText text, int end) {
    String line = text.line();
    callText.next().append(',').append(texts.of(chars(line, text.call()), text.call()));
    sentences.add(callText.next(), line, text.call(), text.end());
    if (isNamedLikeClass(text, end)) {
      sentences.add(callText.next(), NAMED_LIKE_CLASS);
    } else {
      sentences.add(callText.next(), line, text.sourceStart(), end);
    }
  }

  private char[] chars(String line, int length) {
    if (length > chars.length) {
      chars = new char[2 * length];
    }
    line.getChars(0, length, chars, 0);
    return chars;
  }

  /** Whether {@code Outer$Inner.call} is in {@code Outer.java}, as rest.js assumes. */
  private static boolean isNamedLikeClass(FrameText text, int end) {
    String line = text.line();
    int name = end - JAVA.length() - text.sourceStart();
    int next = text.call() + name;
    return name > 0
        && line.startsWith(JAVA, end - JAVA.length())
        && line.regionMatches(text.sourceStart(), line, text.call(), name)
        && (line.charAt(next) == '.' || line.charAt(next) == '$')
        && isPlain(line, text.call(), next);
  }

  private static boolean isPlain(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.charAt(i) == '.' || line.charAt(i) == '$') {
        return false;
      }
    }
    return true;
  }

  /** A whole number in its usual form; -1 for anything else. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > 10_000_000 || (i == from && digit == 0)) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return from == to ? -1 : number;
  }

  /**
   * Writes for each call its package, its name and its file. Writes for each frame its call plus
   * one, or 0 for the next call that no frame had before, and its line or -1. Writes for each step
   * its frame plus one, or 0 for the next frame that no step had before. If a step does not
   * continue from the previous step, a negative number before it is the distance to the step that
   * it continues from.
   */
  public void write(Html html) throws IOException {
    html.raw("\"calls\":");
    callText.write(html);
    html.raw(",\n\"frames\":");
    frameText.write(html);
    html.raw(",\n\"steps\":");
    stepText.write(html);
  }
}
