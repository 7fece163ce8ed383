package dev.overstay.journal;

import org.jspecify.annotations.Nullable;

/**
 * A container that the JVM started and did not stop.
 *
 * @param id the engine's id
 * @param image the image as it was given; null if other code created the container
 * @param name its name; null if it was not given one
 * @param made when and where
 */
public record ContainerEntry(
    String id, @Nullable String image, @Nullable String name, Birthplace made) {}
