package dev.overstay.snapshot;

import dev.overstay.kind.Kind;
import dev.overstay.ledger.Birth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One live resource, frozen at a snapshot. */
public final class Live {
  /** The same in every snapshot of this JVM. */
  public final int id;

  /** What it is. */
  public final Kind kind;

  /** The thing itself; for a process its handle. */
  public final Object key;

  /** How it was made; null where that is unknown. */
  public final @Nullable Birth birth;

  /** The present stack of a thread; null for all other kinds. */
  public final StackTraceElement @Nullable [] stack;

  /**
   * The snapshots in which it was live, where only a shutdown hook has ended it since; null for all
   * that lives.
   */
  public @Nullable List<Integer> until;

  private @Nullable Map<String, @Nullable Object> detail;

  Live(int id, Kind kind, Object key, @Nullable Birth birth, StackTraceElement @Nullable [] stack) {
    this.id = id;
    this.kind = kind;
    this.key = key;
    this.birth = birth;
    this.stack = stack;
  }

  /** Its kind, which is about to ask the resource itself. */
  public Kind asked() {
    Freezer.asks(key);
    return kind;
  }

  /** Whether it was told to end and is about to. */
  public boolean isEnding() {
    try {
      return asked().isEnding(key);
    } catch (Throwable t) {
      // The user's own subclass may throw anything; it gets no time then.
      return false;
    }
  }

  /** The name that the resource has now. */
  public String name() {
    try {
      return asked().name(key);
    } catch (Throwable t) {
      // The user's own subclass may throw anything; its class is still worth telling.
      return key.getClass().getName();
    }
  }

  /** What only its kind knows, asked once and kept. */
  public Map<String, @Nullable Object> detail() {
    Map<String, @Nullable Object> asked = detail;
    if (asked == null) {
      asked = new LinkedHashMap<>();
      try {
        asked().describe(key, birth, asked);
      } catch (Throwable t) {
        asked.put("incomplete", t.toString());
      }
      detail = asked;
    }
    return asked;
  }

  /** The value of a detail that is text; null where there is none. */
  public @Nullable String text(String name) {
    Object value = detail().get(name);
    return value == null ? null : value.toString();
  }

  /** Whether a detail is true. */
  public boolean is(String name) {
    return Boolean.TRUE.equals(detail().get(name));
  }
}
