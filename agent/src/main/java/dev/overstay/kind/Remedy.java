package dev.overstay.kind;

import org.jspecify.annotations.Nullable;

/**
 * How to end a resource, as data. Sentences are made from it later, when it is known how the source
 * names the resource. In these, and in all text given here, code is between backticks.
 *
 * @param call the call on the resource, for example {@code close()}; null if no call ends it
 * @param then a second call on it, which follows the first; null if one is enough
 * @param rest the text after the calls or, if there are no calls, the whole advice; {@link #OBJECT}
 *     stands for the resource
 */
public record Remedy(@Nullable String call, @Nullable String then, String rest) {
  /** Stands for the resource in the text. */
  public static final String OBJECT = "{}";

  /** Creates a remedy that is one call on the resource. */
  public static Remedy call(String call) {
    return new Remedy(call, null, "");
  }

  /** Creates a remedy that is only text, because no call on the resource ends it. */
  public static Remedy advice(String words) {
    return new Remedy(null, null, words);
  }

  /** This remedy with a second call. */
  public Remedy then(String second) {
    return new Remedy(call, second, rest);
  }

  /** This remedy with more text at its end. */
  public Remedy adding(String words) {
    return new Remedy(call, then, rest.concat(words));
  }

  /** For example {@code call `close()` on it}, {@code call `interrupt()` on each of them}. */
  public String of(String object) {
    String words = rest.replace(OBJECT, object);
    return call == null
        ? words
        : "call `"
            + call
            + "` on "
            + object
            + (then == null ? "" : " and `" + then + "` " + object)
            + words;
  }

  /**
   * For example {@code call `pool.shutdown()`}; without a call, the same text as for a resource
   * without a name.
   */
  public String of(String object, String name) {
    return call == null
        ? of(object)
        : "call `"
            + name
            + "."
            + call
            + "`"
            + (then == null ? "" : " and `" + name + "." + then + "`")
            + rest.replace(OBJECT, object);
  }

  /** Whether a single call is the whole remedy. */
  public boolean isOneCall() {
    return call != null && then == null && rest.isEmpty();
  }
}
