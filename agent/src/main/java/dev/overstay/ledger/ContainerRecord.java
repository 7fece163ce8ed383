package dev.overstay.ledger;

import org.jspecify.annotations.Nullable;

/** What is kept of one run of a container, by value: nothing of the library that started it. */
public final class ContainerRecord implements Lasting {
  // The engine takes any beginning that only one id has; people copy twelve letters.
  private static final int SHORTEST = 4;

  /** The engine's id or, where another made the container, what it was started by. */
  public final String id;

  /** The image as it was given; null where another made the container. */
  public final @Nullable String image;

  /** The name as it was given; null where it was not. */
  public final @Nullable String name;

  /** The labels as text; null where another made the container. */
  public final @Nullable String labels;

  private volatile boolean running;

  public ContainerRecord(
      String id, @Nullable String image, @Nullable String name, @Nullable String labels) {
    this.id = id;
    this.image = image;
    this.name = name == null ? null : bare(name);
    this.labels = labels;
  }

  /** The next run of the same container. */
  public ContainerRecord run() {
    ContainerRecord run = new ContainerRecord(id, image, name, labels);
    run.running = true;
    return run;
  }

  public void end() {
    running = false;
  }

  @Override
  public boolean isOver() {
    return !running;
  }

  /** As the engine understands it: the id, the name, or how the id begins. */
  public boolean isMeantBy(String reference) {
    return id.equals(reference)
        || bare(reference).equals(name)
        || (reference.length() >= SHORTEST && id.startsWith(reference));
  }

  // In the engine's own answers a name begins with a slash.
  private static String bare(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
