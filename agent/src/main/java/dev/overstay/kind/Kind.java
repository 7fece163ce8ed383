package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agent knows of one kind of resource. */
public abstract class Kind {
  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** The kind as dumps and options name it. */
  public final String label() {
    return label;
  }

  /** Where resources of this kind are born; {@code kind} is what the probes pass. */
  public abstract Point[] points(int kind);

  /** Whether the resource lives, asked of the resource itself. May call the user's code. */
  public abstract boolean isLive(Object key);

  /** What a user calls it. */
  public abstract String name(Object key);

  /** Adds what only this kind knows, in the fields of {@code report-format.md}. */
  public abstract void describe(
      Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail);

  /** What it is, as the first word of a title. */
  public abstract String noun();

  /** What was not done to it, as the end of a title. */
  public abstract String neglect();

  /** What ends it, as the middle of a sentence. */
  public abstract String cure();
}
