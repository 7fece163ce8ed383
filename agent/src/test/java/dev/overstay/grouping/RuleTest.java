package dev.overstay.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule says, and what it matches. */
class RuleTest {
  private static final Map<String, List<String>> POOL =
      Map.of(
          "id", List.of("f-1"),
          "kind", List.of("executor"),
          "name", List.of("Hikari Pool-1"),
          "made-by", List.of("com.acme.db.Pools.open"),
          "test", List.of("OrderIT.saves", "com.acme.OrderIT.saves"),
          "effect", List.of("left-open"));

  private static Rule read(String line) {
    Rule rule = Rule.read("ignore.txt:1", line);
    assertNotNull(rule);
    return rule;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind=executor | true",
        "kind=thread | false",
        "kind=executor effect=left-open | true",
        "kind=executor effect=blocks-exit | false",
        "name='Hikari Pool-*' | true",
        "name=\"Hikari Pool-1\" | true",
        "name=Hikari* | true",
        "name=*Pool* | true",
        "name=Pool* | false",
        "made-by=com.acme.** | true",
        "made-by=com.acme.* | false",
        "made-by=com.acme.db.Pools.* | true",
        "made-by=com.*.db.*.open | true",
        "test=OrderIT.* | true",
        "test=com.acme.OrderIT.saves | true",
        "test=com.acme.StockIT.** | false",
        "id=f-1 # why | true",
      })
  void matchesWhereAllConditionsHold(String line, boolean matches) {
    assertEquals(matches, read(line).matches(POOL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kinds=thread | 'kinds=thread' is not a condition; these are: id=, kind=, name=, made-by=, test=, effect=, until=",
        "thread | 'thread' is not a condition; these are: id=, kind=, name=, made-by=, test=, effect=, until=",
        "kind=thread until=soon | 'soon' is not a date (use 2027-01-31)",
        "until=2027-01-31 | until= alone would ignore everything; add kind=, name= …",
        "name='a b | a quote is not closed",
        "name=a name=b | name= is there twice; write a line for each",
      })
  void saysWhatIsWrongWithALine(String line, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Rule.read("x:1", line)).getMessage());
  }

  @Test
  void emptyLinesAndRemarksAreNoRules() {
    assertNull(Rule.read("x:1", ""));
    assertNull(Rule.read("x:1", "  # nothing"));
  }

  @Test
  void holdsThroughItsLastDay() {
    Rule rule = read("kind=thread until=2027-01-31");
    assertEquals(false, rule.isExpired(LocalDate.of(2027, 1, 31)));
    assertEquals(true, rule.isExpired(LocalDate.of(2027, 2, 1)));
  }
}
