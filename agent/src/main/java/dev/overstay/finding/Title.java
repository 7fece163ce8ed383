package dev.overstay.finding;

import dev.overstay.base.Late;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The title of a finding.
 *
 * @param noun the kind's word that begins it; null where the name does
 * @param name what it calls the resource or object
 * @param rest what it says of it
 */
@Late
record Title(@Nullable String noun, String name, String rest) {
  /** For example {@code Executor pool-1 was never shut down}. */
  String words() {
    return (noun == null ? "" : noun + " ") + name + rest;
  }

  /** Within a sentence, where a class that begins it stays in upper case. */
  String within() {
    return noun == null
        ? words()
        : noun.toLowerCase(Locale.ROOT) + words().substring(noun.length());
  }
}
