package dev.overstay.option;

import dev.overstay.dump.Effect;
import dev.overstay.text.Nearest;
import dev.overstay.text.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that the user gave, in JaCoCo's syntax {@code key=value,key=value}; a value with a
 * comma is in single quotes. A wrong key or value is reported in one line on stderr, and the
 * default is used; it never ends the JVM.
 */
public final class Options {
  private static final int LONGEST = 80;

  private final Map<Option, String> values = new HashMap<>();
  private final List<String> errors = new ArrayList<>();

  /** Parses the text after the {@code =} of {@code -javaagent}, or null for the defaults. */
  public static Options parse(@Nullable String text) {
    Options options = new Options();
    Map<Option, String> given = new HashMap<>();
    for (String pair : OptionText.split(text == null ? "" : text, options.errors)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      options.take(given, key.trim(), equals < 0 ? null : pair.substring(equals + 1), null);
    }
    String config = given.get(Option.CONFIG);
    if (config != null) {
      ConfigFile.read(config, options);
    }
    // The command line takes precedence over the file.
    options.values.putAll(given);
    return options;
  }

  /** Adds an option from a configuration file. */
  public void takeFromFile(String key, String value, String file) {
    take(values, key, value, file);
  }

  void error(String message) {
    errors.add(message);
  }

  /** Adds the error that this option does not exist. */
  void unknown(String key, String where) {
    String shown = Plain.cut(key, LONGEST);
    errors.add(
        "unknown option '"
            + shown
            + "'"
            + where
            + Nearest.hint(shown, Option.keys())
            + " Known are "
            + String.join(", ", Option.keys()));
  }

  private void take(
      Map<Option, String> into, String key, @Nullable String value, @Nullable String file) {
    String where = file == null ? "" : " in " + file;
    Option option = Option.of(key);
    if (option == null) {
      unknown(key, where);
      return;
    }
    String wrong = value == null ? "needs a value" : option.check(value);
    if (wrong != null) {
      errors.add(
          "option "
              + key
              + (value == null ? "" : "='" + Plain.cut(value, LONGEST) + "'")
              + where
              + ": "
              + wrong
              + "; going on with "
              + (option.fallback.isEmpty() ? "the default" : option.fallback));
    } else if (value != null) {
      into.put(option, value);
    }
  }

  /** The errors in the options, one line each. */
  public List<String> errors() {
    return errors;
  }

  /** The value of a text option; null if it was not given. */
  public @Nullable String text(Option option) {
    return values.get(option);
  }

  /** The milliseconds of a duration option; 0 for {@code off}. */
  public long millis(Option option) {
    Long millis = Option.millis(value(option));
    return millis == null ? 0 : millis;
  }

  /** The value of a number option. */
  public int number(Option option) {
    return Integer.parseInt(value(option));
  }

  /**
   * The exit code with which a stalled JVM is ended: -1 for that of the run; null if it is not
   * ended.
   */
  public @Nullable Integer haltCode() {
    return Option.haltCode(value(Option.ONSTALL));
  }

  /**
   * Whether a leak can fail anything. Called at each start, when a set of enums would cost 8 ms.
   */
  public boolean fails() {
    return !value(Option.FAILON).equals(Option.FAILON.fallback);
  }

  /** The effects that make a test, class or run fail. */
  public Set<Effect> failOn() {
    Set<Effect> effects = Option.effects(value(Option.FAILON));
    return effects == null ? Set.of() : effects;
  }

  /**
   * Whether leaks are judged at the end of this phase: {@code test}, {@code class}, {@code run}.
   */
  public boolean failAt(String phase) {
    return value(Option.FAILAT).equals(phase);
  }

  /** Whether a switch is on. */
  public boolean is(Option option) {
    return value(option).equals("true");
  }

  /** The patterns of the option {@code own}. */
  public String[] own() {
    String text = values.get(Option.OWN);
    return text == null ? new String[0] : text.split(",");
  }

  private String value(Option option) {
    String value = values.get(option);
    return value == null ? option.fallback : value;
  }
}
