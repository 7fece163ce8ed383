package dev.overstay.option;

import dev.overstay.dump.Effect;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.text.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that {@code -javaagent} accepts, with their defaults and the values that each allows.
 */
public enum Option {
  /** The directory for dumps; the default depends on the build tool. */
  DIR("", Type.TEXT),
  /**
   * The kinds that are woven: {@code thread+executor}, or {@code -socket} to change the default.
   */
  KINDS("", Type.KINDS),
  /** How long a resource may take to end on its own before it counts. */
  GRACE("1s", Type.DURATION),
  /** How long the JVM may go on after its exit is due before a snapshot reports the reason. */
  STALL("5s", Type.DURATION),
  /** A snapshot is taken if no test began or ended for this long, and then once again. */
  IDLE("off", Type.DURATION_OR_OFF),
  /** Whether to end the JVM when the last of the stall snapshots has been taken. */
  ONSTALL("report", Type.ENDING),
  /** One snapshot is taken after this time. */
  AFTER("off", Type.DURATION_OR_OFF),
  /** Snapshots are taken at this interval. */
  EVERY("off", Type.DURATION_OR_OFF),
  /** The effects that make the test, class or run fail that leaked something. */
  FAILON("none", Type.EFFECTS),
  /** When leaks are judged. */
  FAILAT("class", Type.PHASE),
  /** A file of rules; resources that match a rule are ignored. */
  IGNORE("", Type.TEXT),
  /**
   * A file that the command {@code baseline} wrote; the findings in it do not make anything fail.
   */
  BASELINE("", Type.TEXT),
  /** The number of frames that a dump keeps per birth. */
  DEPTH("64", Type.NUMBER),
  /** Whether the page is written next to a dump that has a finding. */
  HTML("true", Type.SWITCH),
  /** Whether secrets in command lines are masked. */
  REDACT("true", Type.SWITCH),
  /** The classes that are the user's own, in place of the code source: {@code 'com.acme.**'}. */
  OWN("", Type.TEXT),
  /** A properties file with these same keys. */
  CONFIG("", Type.TEXT);

  /** The format of a value. */
  enum Type {
    TEXT,
    KINDS,
    DURATION,
    DURATION_OR_OFF,
    NUMBER,
    ENDING,
    EFFECTS,
    PHASE,
    SWITCH
  }

  /** The default, as a user would type it; empty if it is not a constant. */
  final String fallback;

  private final Type type;

  Option(String fallback, Type type) {
    this.fallback = fallback;
    this.type = type;
  }

  /** The key as a user types it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The option with this key; null if there is no such option. */
  static @Nullable Option of(String key) {
    for (Option option : values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return null;
  }

  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Option option : values()) {
      keys.add(option.key());
    }
    return keys;
  }

  /** The error in {@code value}, with the allowed values; null if it is correct. */
  @Nullable String check(String value) {
    return switch (type) {
      case TEXT -> value.isBlank() ? "is empty" : null;
      case KINDS -> checkKinds(value);
      case DURATION -> millis(value) == null ? "is not a duration (use 500ms, 5s or 2m)" : null;
      case DURATION_OR_OFF ->
          millis(value) == null && !value.equals("off")
              ? "is neither a duration like 500ms, 5s or 2m nor off"
              : null;
      case NUMBER -> number(value) ? null : "is not a number from 1 to 1024";
      case ENDING ->
          value.equals("report") || haltCode(value) != null
              ? null
              : "is not report, halt or halt:CODE with a code from 0 to 255";
      case EFFECTS -> effects(value) == null ? "is neither none, all nor " + labels() : null;
      case PHASE ->
          value.equals("test") || value.equals("class") || value.equals("run")
              ? null
              : "is not test, class or run";
      case SWITCH -> value.equals("true") || value.equals("false") ? null : "is not true or false";
    };
  }

  /**
   * The effects in {@code none}, {@code all} or names joined by {@code +}; null for any other text.
   */
  static @Nullable Set<Effect> effects(String value) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    if (value.equals("all")) {
      return Effect.failing();
    }
    for (String label : value.equals("none") ? new String[0] : value.split("\\+", -1)) {
      int before = effects.size();
      for (Effect effect : Effect.values()) {
        if (effect.label().equals(label)) {
          effects.add(effect);
        }
      }
      if (effects.size() == before) {
        return null;
      }
    }
    return effects;
  }

  private static String labels() {
    List<String> labels = new ArrayList<>();
    for (Effect effect : Effect.values()) {
      labels.add(effect.label());
    }
    return String.join("+", labels);
  }

  /** The code in {@code halt:CODE}, -1 for {@code halt}; null for any other text. */
  static @Nullable Integer haltCode(String value) {
    if (value.equals("halt")) {
      return -1;
    }
    String code = value.startsWith("halt:") ? value.substring("halt:".length()) : "";
    boolean digits = !code.isEmpty() && code.length() <= 3;
    for (int i = 0; i < code.length(); i++) {
      digits &= code.charAt(i) >= '0' && code.charAt(i) <= '9';
    }
    return digits && Integer.parseInt(code) <= 255 ? Integer.valueOf(code) : null;
  }

  private static boolean number(String value) {
    try {
      int number = Integer.parseInt(value);
      return number >= 1 && number <= 1024;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The milliseconds in {@code 500ms}, {@code 5s} or {@code 2m}; null for any other text. */
  static @Nullable Long millis(String value) {
    int digits = 0;
    while (digits < value.length() && digits < 9 && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return null;
    }
    long number = Long.parseLong(value.substring(0, digits));
    return switch (value.substring(digits)) {
      case "ms" -> number;
      case "s" -> number * 1_000;
      case "m" -> number * 60_000;
      default -> null;
    };
  }

  private static @Nullable String checkKinds(String value) {
    List<String> labels = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      labels.add(kind.choice());
    }
    for (String word : KindChoice.words(value)) {
      String label = word.substring(1);
      if (!labels.contains(label)) {
        return "'"
            + label
            + "' is not a kind"
            + Nearest.hint(label, labels)
            + " Kinds are "
            + String.join(", ", labels);
      }
    }
    return null;
  }
}
