package dev.overstay.live;

import dev.overstay.base.Late;
import dev.overstay.system.CommandLine;
import dev.overstay.text.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The details of a resource in the form that a dump may hold: commands, at any depth, become text.
 */
@Late
public final class Details {
  private Details() {}

  /** The details; without their secrets if {@code redact} is set. */
  public static Map<String, @Nullable Object> plain(
      Map<String, @Nullable Object> detail, boolean redact) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : detail.entrySet()) {
      plain.put(entry.getKey(), plain(entry.getValue(), redact));
    }
    return plain;
  }

  /** One value of the details. */
  public static @Nullable Object plain(@Nullable Object value, boolean redact) {
    if (value instanceof CommandLine command) {
      return redact ? Redaction.command(command.words()) : command.toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        plain.put(String.valueOf(entry.getKey()), plain(entry.getValue(), redact));
      }
      return plain;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      for (Object element : list) {
        plain.add(plain(element, redact));
      }
      return plain;
    }
    return value;
  }
}
