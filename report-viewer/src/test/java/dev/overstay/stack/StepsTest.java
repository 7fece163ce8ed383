package dev.overstay.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Steps are numbered as they come, however many. */
class StepsTest {
  @Test
  void stepHasOneNumber() {
    Steps steps = new Steps();
    int all = 5_000;
    for (int i = 0; i < all; i++) {
      assertEquals(i, steps.of(i % 70 - 1, i));
    }
    assertEquals(all, steps.size());
    for (int i = 0; i < all; i++) {
      assertEquals(i, steps.of(i % 70 - 1, i));
    }
    assertEquals(all, steps.of(-1, all));
  }
}
