package dev.overstay.text;

import java.time.Instant;

/** Instants as dumps write them: UTC with exactly three digits of a second. */
public final class Iso {
  private Iso() {}

  // java.time's formatter and calendar are not used: cold, they take more CPU than the rest of a
  // clean dump. The calendar is the inverse of the algorithm days_from_civil of
  // https://howardhinnant.github.io/date_algorithms.html
  /** {@code 2026-11-22T19:04:05.123Z}; anything finer than a millisecond is cut off. */
  public static String format(Instant instant) {
    long days = Math.floorDiv(instant.getEpochSecond(), 86_400L);
    int second = (int) Math.floorMod(instant.getEpochSecond(), 86_400L);
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    StringBuilder out = new StringBuilder(24);
    digits(out, year, 4).append('-');
    digits(out, month, 2).append('-');
    digits(out, day, 2).append('T');
    digits(out, second / 3_600, 2).append(':');
    digits(out, second / 60 % 60, 2).append(':');
    digits(out, second % 60, 2).append('.');
    return digits(out, instant.getNano() / 1_000_000, 3).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }
}
