package dev.overstay.option;

import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The option {@code kinds}. Names joined by {@code +} replace the default; a value that begins with
 * {@code +} or {@code -} adds to the default or removes from it.
 */
public final class KindChoice {
  private KindChoice() {}

  /**
   * Each name with its sign in front; if the names replace the default, the first has the sign
   * {@code =}.
   */
  static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    String rest = value.startsWith("+") || value.startsWith("-") ? value : "=" + value;
    int from = 0;
    for (int i = 1; i <= rest.length(); i++) {
      boolean end = i == rest.length();
      // A hyphen inside a known name is not a sign.
      if (end || rest.charAt(i) == '+' || (rest.charAt(i) == '-' && isSign(rest, i))) {
        words.add(rest.substring(from, i));
        from = i;
      }
    }
    return words;
  }

  // server-socket and datagram-socket contain a hyphen; "+thread-socket" is not one name.
  private static boolean isSign(String text, int hyphen) {
    for (Kind kind : Kinds.all()) {
      String name = kind.choice();
      int inner = name.indexOf('-');
      if (inner > 0 && text.startsWith(name, hyphen - inner)) {
        return false;
      }
    }
    return true;
  }

  /** The kinds that the option chooses; {@code value} is null if it was not given. */
  public static Set<Kind> of(@Nullable String value) {
    Set<Kind> kinds = new HashSet<>();
    for (Kind kind : Kinds.all()) {
      if (takes(value, kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /**
   * Whether the option chooses {@code kind}; without the option, all kinds are chosen except opt-in
   * ones.
   */
  static boolean takes(@Nullable String value, Kind kind) {
    boolean taken =
        !kind.isOptIn() && (value == null || value.startsWith("+") || value.startsWith("-"));
    if (value == null) {
      return taken;
    }
    for (String word : words(value)) {
      if (word.substring(1).equals(kind.choice())) {
        taken = word.charAt(0) != '-';
      }
    }
    return taken;
  }
}
