package dev.overstay.journal;

import org.jspecify.annotations.Nullable;

/**
 * A container that the JVM started and did not stop.
 *
 * @param id the engine's id
 * @param image the image as it was given; null where another made the container
 * @param name its name; null where it was given none
 * @param made when and where
 */
public record ContainerEntry(
    String id, @Nullable String image, @Nullable String name, Birthplace made) {}
