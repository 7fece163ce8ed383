package dev.overstay.tests.targets;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers started through Testcontainers, left or ended. */
public final class Testcontainers {
  private Testcontainers() {}

  public static void main(String[] args) {
    switch (args[0]) {
      case "left" -> left();
      case "stopped" -> stopped();
      case "reusable" -> reusable();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static GenericContainer<?> container() {
    return new GenericContainer<>(DockerImageName.parse("acme/orders:7"));
  }

  private static void left() {
    GenericContainer<?> container = container();
    container.start(); // live: container
    Kept.keep(container);
  }

  private static void stopped() {
    try (GenericContainer<?> container = container()) {
      container.start();
    }
  }

  private static void reusable() {
    GenericContainer<?> container = container().withReuse(true);
    container.start();
    Kept.keep(container);
  }
}
