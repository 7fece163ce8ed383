package dev.overstay.cli;

import dev.overstay.dump.Effect;
import dev.overstay.text.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Parses the effects that a user names. */
final class FailOn {
  private FailOn() {}

  /**
   * The effects of {@code all}, {@code none}, or names joined by {@code +} or a comma.
   *
   * @throws Mistake naming the first name that is not an effect, and the allowed names
   */
  static Set<Effect> parse(String text) {
    if (text.equals("all")) {
      return Effect.failing();
    }
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (String word : text.equals("none") ? new String[0] : text.split("[+,]", -1)) {
      String name = word.strip();
      if (name.equals("all") || name.equals("none")) {
        throw new Mistake("--fail-on: '" + name + "' stands alone, or leave it out of " + text);
      }
      effects.add(effect(name));
    }
    return effects;
  }

  private static Effect effect(String word) {
    List<String> allowed = new ArrayList<>(List.of("all", "none"));
    for (Effect effect : Effect.values()) {
      if (effect.label().equals(word)) {
        return effect;
      }
      allowed.add(effect.label());
    }
    throw new Mistake(
        "--fail-on: '"
            + word
            + "' is not an effect"
            + Nearest.hint(word, allowed)
            + " Name all, none, or some of "
            + String.join("+", allowed.subList(2, allowed.size())));
  }
}
