package dev.overstay.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences with code between backticks. */
class CodeTextTest {
  @Test
  void codeIsGivenByItsPlaces() {
    CodeText text = CodeText.of("call `a.close()` and `join()` it");
    assertEquals("call a.close() and join() it", text.words());
    assertEquals(List.of(5, 14, 19, 25), text.code());
  }

  @Test
  void backtickInNameMarksNothing() {
    assertEquals(new CodeText("call a.close()", List.of()), CodeText.of("call `a`.close()`"));
  }
}
