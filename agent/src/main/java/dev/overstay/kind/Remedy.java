package dev.overstay.kind;

import org.jspecify.annotations.Nullable;

/**
 * What ends a resource, as data: sentences are made of it where it is known what the source calls
 * the resource.
 *
 * @param call the call on the resource, for example {@code close()}; null where none ends it
 * @param then a second call on it, which follows the first; null where one is enough
 * @param rest what follows the calls or, where there are none, all of the advice; {@link #OBJECT}
 *     stands for the resource
 */
public record Remedy(@Nullable String call, @Nullable String then, String rest) {
  /** Stands for the resource in words. */
  public static final String OBJECT = "{}";

  /** One call on the resource. */
  public static Remedy call(String call) {
    return new Remedy(call, null, "");
  }

  /** Where no call on the resource ends it. */
  public static Remedy advice(String words) {
    return new Remedy(null, null, words);
  }

  /** The same, and another call on it. */
  public Remedy then(String second) {
    return new Remedy(call, second, rest);
  }

  /** The same, with more to say of it. */
  public Remedy adding(String words) {
    return new Remedy(call, then, rest.concat(words));
  }

  /** For example {@code call close() on it}, {@code call interrupt() on each of them}. */
  public String of(String object) {
    String words = rest.replace(OBJECT, object);
    return call == null
        ? words
        : "call "
            + call
            + " on "
            + object
            + (then == null ? "" : " and " + then + " " + object)
            + words;
  }

  /**
   * For example {@code call pool.shutdown()}; as for a resource without a name where no call is.
   */
  public String of(String object, String name) {
    return call == null
        ? of(object)
        : "call "
            + name
            + "."
            + call
            + (then == null ? "" : " and " + name + "." + then)
            + rest.replace(OBJECT, object);
  }

  /** Whether a single call is all there is to it. */
  public boolean isOneCall() {
    return call != null && then == null && rest.isEmpty();
  }
}
