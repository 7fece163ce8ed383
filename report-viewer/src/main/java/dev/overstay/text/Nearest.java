package dev.overstay.text;

import java.util.List;

/** Guesses what a mistyped word was meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The end of a sentence: {@code ", did you mean 'grace'?"}, or a full stop if no word is near.
   */
  public static String hint(String word, List<String> known) {
    String nearest = "";
    int least = Math.max(1, word.length() / 2) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? "." : ", did you mean '" + nearest + "'?";
  }

  // Levenshtein: the insertions, deletions and replacements between the two.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
