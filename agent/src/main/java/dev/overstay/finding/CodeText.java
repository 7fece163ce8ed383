package dev.overstay.finding;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence, some of whose words are code.
 *
 * @param words the sentence
 * @param code the start and the end of each part that is code, one after the other
 */
@Late
record CodeText(String words, List<Integer> code) {
  private static final char MARK = '`';

  /** Takes apart a sentence whose code is between backticks, as in Markdown. */
  static CodeText of(String marked) {
    StringBuilder words = new StringBuilder(marked.length());
    List<Integer> code = new ArrayList<>();
    for (int i = 0; i < marked.length(); i++) {
      if (marked.charAt(i) == MARK) {
        code.add(words.length());
      } else {
        words.append(marked.charAt(i));
      }
    }
    // Only a name that contains a backtick can have left one open.
    return new CodeText(words.toString(), code.size() % 2 == 0 ? code : List.of());
  }
}
