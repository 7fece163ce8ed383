package dev.overstay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The facts about one run of a container, kept by value: no object of the library that started it.
 */
public final class ContainerRecord implements Lasting {
  // The engine accepts any prefix that only one id has; users copy twelve characters.
  private static final int SHORTEST = 4;

  /**
   * The engine's id or, if other code made the container, the id or name by which it was started.
   */
  public final String id;

  /** The image as it was given; null if other code made the container. */
  public final @Nullable String image;

  /** The name as it was given; null if no name was given. */
  public final @Nullable String name;

  /** The labels as text; null if other code made the container. */
  public final @Nullable String labels;

  private volatile boolean running;

  /**
   * Creates the record of a container that does not run yet. A slash before the name is dropped.
   */
  public ContainerRecord(
      String id, @Nullable String image, @Nullable String name, @Nullable String labels) {
    this.id = id;
    this.image = image;
    this.name = name == null ? null : bare(name);
    this.labels = labels;
  }

  /** Creates the record of the next run of the same container. */
  public ContainerRecord run() {
    ContainerRecord run = new ContainerRecord(id, image, name, labels);
    run.running = true;
    return run;
  }

  /** Records that this run has ended. */
  public void end() {
    running = false;
  }

  @Override
  public boolean isOver() {
    return !running;
  }

  /**
   * Whether the engine would understand this as a reference to the container: its id, its name, or
   * a prefix of its id.
   */
  public boolean isMeantBy(String reference) {
    return id.equals(reference)
        || bare(reference).equals(name)
        || (reference.length() >= SHORTEST && id.startsWith(reference));
  }

  // In the engine's own answers, a name begins with a slash.
  private static String bare(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
