package dev.overstay.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.html.StringTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as numbers, as {@code rest.js} reads them. */
class SentencesTest {
  private final StringTable texts = new StringTable();
  private final Sentences sentences = new Sentences(texts);

  private String numbers(String said) {
    StringBuilder out = new StringBuilder();
    sentences.add(out, said);
    return out.toString();
  }

  @Test
  void whatDiffersInNumbersIsOneText() {
    assertEquals(",0,12,3", numbers("pool-12-thread-3"));
    assertEquals(",0,7,0", numbers("pool-7-thread-0"));
  }

  @ParameterizedTest
  @CsvSource({
    "ConditionObject@6d5380c2, ',0,1834188994'",
    "Object@ff, ',0,255'",
    "Object@458, ',0,1112'",
    "'Object@1f, held by b-2', ',0,31,2'",
  })
  void hashOfAnObjectIsANumber(String said, String numbers) {
    assertEquals(numbers, numbers(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no number",
        "007",
        "at 1234567890 ns",
        "127.0.0.1",
        "Object@0a",
        "Object@1fg",
        "@",
        "a@xb",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21",
      })
  void textThatItsNumbersDoNotSayStaysWhole(String said) {
    assertEquals(",0", numbers(said));
    assertEquals(0, texts.of(said));
  }

  @Test
  void portOfAnAddressIsANumber() {
    assertEquals(",0,5432", numbers("127.0.0.1:5432"));
    assertEquals(",1,1,2,3", numbers("version 1.2.3"));
  }
}
