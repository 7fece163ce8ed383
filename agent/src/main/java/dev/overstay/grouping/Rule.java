package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.origin.Glob;
import dev.overstay.text.Plain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file that the option {@code ignore} names: conditions that all must hold, {@code
 * kind=thread name=HikariPool-* made-by=com.acme.** until=2027-01-31 # why}.
 */
@Late
public final class Rule {
  private static final int LONGEST = 80;
  private static final List<String> KEYS =
      List.of("id", "kind", "name", "made-by", "test", "effect", "until");

  /** Where it stands, {@code ignore.txt:3}. */
  final String place;

  /** The line without its remark. */
  final String text;

  /** The last day on which it holds; null if it holds forever. */
  final @Nullable LocalDate until;

  /** Whether it has ever held. */
  boolean matched;

  private final Map<String, String> conditions;

  /** Where it stands, {@code ignore.txt:3}. */
  public String place() {
    return place;
  }

  /** The line without its remark. */
  public String text() {
    return text;
  }

  private Rule(
      String place, String text, Map<String, String> conditions, @Nullable LocalDate until) {
    this.place = place;
    this.text = text;
    this.conditions = conditions;
    this.until = until;
  }

  /**
   * Reads a line.
   *
   * @return null if it has no conditions
   * @throws IllegalArgumentException if the line is wrong; the message says why
   */
  static @Nullable Rule read(String place, String line) {
    Map<String, String> conditions = new LinkedHashMap<>();
    LocalDate until = null;
    List<String> words = words(line);
    for (String word : words) {
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      String value = word.substring(equals + 1);
      if (equals < 0 || value.isEmpty() || !KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "'"
                + Plain.cut(word, LONGEST)
                + "' is not a condition; these are: "
                + String.join("=, ", KEYS)
                + "=");
      }
      if (key.equals("until")) {
        until = date(value);
      } else if (conditions.put(key, value) != null) {
        throw new IllegalArgumentException(key + "= is there twice; write a line for each");
      }
    }
    if (words.isEmpty()) {
      return null;
    }
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException(
          "until= alone would ignore everything; add kind=, name= …");
    }
    return new Rule(place, String.join(" ", words), conditions, until);
  }

  private static LocalDate date(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + Plain.cut(value, LONGEST) + "' is not a date (use 2027-01-31)", e);
    }
  }

  /** Splits a line at spaces; quotes keep a space, and a # begins the remark. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      boolean remark = c == '#' && quote == 0 && word.length() == 0;
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
      } else if (quote == 0 && (c == ' ' || c == '\t')) {
        if (word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else if (remark) {
        return words;
      } else {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    return words;
  }

  /** Whether it is past the day until which it holds. */
  boolean isExpired(LocalDate today) {
    return until != null && today.isAfter(until);
  }

  /** Whether all conditions hold. */
  boolean matches(Map<String, List<String>> finding) {
    for (Map.Entry<String, String> condition : conditions.entrySet()) {
      boolean any = false;
      boolean code = condition.getKey().equals("made-by") || condition.getKey().equals("test");
      for (String value : finding.getOrDefault(condition.getKey(), List.of())) {
        any |= Glob.matches(condition.getValue(), value, code);
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }
}
