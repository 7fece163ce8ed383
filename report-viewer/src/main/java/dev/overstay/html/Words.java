package dev.overstay.html;

import dev.overstay.dump.TestRun;
import dev.overstay.text.Iso;
import dev.overstay.text.Plural;
import java.time.Instant;

/** Counts, times and names in the words of the page. */
public final class Words {
  private Words() {}

  /** {@code 1 thread}, {@code 2 processes}. */
  public static String count(long n, String one) {
    return Plural.of(n, one);
  }

  /** Appends the same words as {@link #count(long, String)} to {@code out}. */
  public static void count(StringBuilder out, long n, String one) {
    out.append(n).append(' ').append(Plural.noun(n, one));
  }

  /** A kind in readable form: {@code server socket}. */
  public static String kind(String kind) {
    return kind.replace('-', ' ');
  }

  /** The words with their first character in upper case. */
  public static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** {@code 120 ms}, {@code 4.2 s}, {@code 30 s}, {@code 3 min 20 s}. */
  public static String span(long ms) {
    if (ms < 0) {
      return "-" + span(-ms);
    }
    if (ms < 1000) {
      return ms + " ms";
    }
    if (ms < 9950) {
      long tenths = (ms + 50) / 100;
      return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
    long s = (ms + 500) / 1000;
    return s < 120 ? s + " s" : s / 60 + " min " + s % 60 + " s";
  }

  /** The span between two instants; those of a forged dump may be too far apart for a duration. */
  public static String between(Instant from, Instant to) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    long limit = 1_000_000_000_000L;
    long ms = Math.max(-limit, Math.min(limit, seconds)) * 1000;
    return span(ms + (to.getNano() - from.getNano()) / 1_000_000);
  }

  /** {@code 2026-11-22 19:04:05 UTC}. */
  public static String time(Instant instant) {
    String iso = Iso.format(instant);
    return iso.substring(0, iso.length() - ".000Z".length()).replace('T', ' ') + " UTC";
  }

  /** {@code OrderEventsIT.publishes()}, or the class, a colon and a display name. */
  public static String test(TestRun test) {
    String simple = Place.simple(test.className());
    return simple + (test.name().indexOf(' ') < 0 ? "." : ": ") + test.name();
  }
}
