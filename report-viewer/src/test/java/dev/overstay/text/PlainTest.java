package dev.overstay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** No text from a file is more than one line, or moves a cursor. */
class PlainTest {
  @Test
  void plainTextStaysTheSameObject() {
    String text = "Executor order-consumer (3 threads) – größer, 日本, 😀";
    assertSame(text, Plain.of(text));
    assertSame(text, Plain.paired(text));
    assertSame(text, Plain.cut(text, text.length()));
  }

  @Test
  void whatMovesACursorOrTurnsTextIsReplaced() {
    String marks =
        "\u0000\u001b\r\u007f\u0080\u009b\u009f\u061c\u200e\u200f\u2028\u2029\u202a\u202e";
    String more = "\u2066\u2069\ufeff";
    assertEquals("\ufffd".repeat(17), Plain.of(marks + more));
    assertEquals("a b c\ufffd[31m", Plain.of("a\tb\nc\u001b[31m"));
  }

  @Test
  void halvesOfPairsAreReplaced() {
    assertEquals("a\ufffdb\ufffd", Plain.of("a\ud83db\ude00"));
    assertEquals("\ufffd\ufffd", Plain.of("\ude00\ud83d"));
    assertEquals("\ufffd😀\ufffd", Plain.paired("\ud83d😀\ud83d"));
  }

  @Test
  void cutTextEndsInAnEllipsisAndSplitsNoPair() {
    assertEquals("abc…", Plain.cut("abcdef", 4));
    assertEquals("ab…", Plain.cut("ab😀cd", 4));
    assertEquals("ab😀…", Plain.cut("ab😀cde", 5));
    assertEquals("…", Plain.cut("abc", 0));
  }
}
