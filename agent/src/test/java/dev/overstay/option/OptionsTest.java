package dev.overstay.option;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text behind {@code -javaagent:jar=} is read. */
class OptionsTest {
  @Test
  void nothingGivenMeansDefaults() {
    Options options = Options.parse(null);
    assertEquals(List.of(), options.errors());
    assertEquals(1_000, options.millis(Option.GRACE));
    assertEquals(5_000, options.millis(Option.STALL));
    assertEquals(0, options.millis(Option.AFTER));
    assertEquals(64, options.number(Option.DEPTH));
    assertTrue(options.is(Option.HTML));
    assertNull(options.text(Option.DIR));
  }

  @Test
  void pairsAreSplitAtCommasOutsideQuotes() {
    Options options = Options.parse("dir='a,b/c',grace=250ms,every=2m,html=false");
    assertEquals(List.of(), options.errors());
    assertEquals("a,b/c", options.text(Option.DIR));
    assertEquals(250, options.millis(Option.GRACE));
    assertEquals(120_000, options.millis(Option.EVERY));
    assertFalse(options.is(Option.HTML));
  }

  @ParameterizedTest
  @CsvSource({"report,", "halt, -1", "halt:0, 0", "halt:255, 255"})
  void onstallSaysWithWhichCodeTheJvmEnds(String value, @Nullable Integer code) {
    Options options = Options.parse("onstall=" + value);
    assertEquals(List.of(), options.errors());
    assertEquals(code, options.haltCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"halt:", "halt:256", "halt:-1", "halt: 3", "exit", ""})
  void wrongOnstallIsTold(String value) {
    Options options = Options.parse("onstall=" + value);
    assertEquals(
        List.of(
            "option onstall='"
                + value
                + "': is not report, halt or halt:CODE with a code from 0 to"
                + " 255; going on with report"),
        options.errors());
    assertNull(options.haltCode());
  }

  @Test
  void unknownKeyNamesTheNearestAndWhatIsAllowed() {
    Options options = Options.parse("grce=2s,stall=2s");
    assertEquals(
        List.of(
            "unknown option 'grce', did you mean 'grace'? Known are dir, kinds, grace, stall, idle,"
                + " onstall, after, every, failon, failat, ignore, baseline, depth, html, redact, own, config"),
        options.errors());
    assertEquals(2_000, options.millis(Option.STALL));
  }

  @Test
  void effectsThatFailAreNamed() {
    Options options = Options.parse("failon=blocks-exit+holds-build,failat=test");
    assertEquals(Set.of(Effect.BLOCKS_EXIT, Effect.HOLDS_BUILD), options.failOn());
    assertTrue(options.failAt("test"));
    assertEquals(Set.of(), Options.parse("").failOn());
    assertEquals(Effect.failing(), Options.parse("failon=all").failOn());
    assertFalse(Effect.failing().contains(Effect.DELAYED_EXIT), "it has ended");
    assertEquals(
        List.of(
            "option failon='blocks': is neither none, all nor"
                + " stalls-shutdown+holds-build+blocks-exit+outlives-jvm+left-open+delayed-exit+in-use; going"
                + " on with none",
            "option failat='suite': is not test, class or run; going on with class"),
        Options.parse("failon=blocks,failat=suite").errors());
  }

  @Test
  void badValueNamesWhatIsAllowedAndTheDefault() {
    assertEquals(
        List.of(
            "option grace='fast': is not a duration (use 500ms, 5s or 2m); going on with 1s",
            "option depth='0': is not a number from 1 to 1024; going on with 64",
            "option html='yes': is not true or false; going on with true",
            "option after: needs a value; going on with off"),
        Options.parse("grace=fast,depth=0,html=yes,after").errors());
  }

  @Test
  void unknownKindNamesTheNearest() {
    String error = Options.parse("kinds=threads+executor").errors().get(0);
    assertTrue(error.contains("'threads' is not a kind, did you mean 'thread'?"), error);
  }

  @Test
  void openQuoteIsSaid() {
    assertEquals(
        List.of("options: a single quote is not closed in dir='a"),
        Options.parse("dir='a").errors());
  }

  @Test
  void commandLineWinsOverTheFile(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("overstay.properties");
    Files.writeString(file, "grace=3s\nstall=7s\nwrong=1\n");
    Options options = Options.parse("config=" + file + ",grace=2s");
    assertEquals(2_000, options.millis(Option.GRACE));
    assertEquals(7_000, options.millis(Option.STALL));
    assertEquals(1, options.errors().size());
    assertTrue(options.errors().get(0).startsWith("unknown option 'wrong' in " + file));
  }

  @Test
  void missingFileIsOneError(@TempDir Path dir) {
    List<String> errors = Options.parse("config=" + dir.resolve("none")).errors();
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).startsWith("config file "), errors.get(0));
  }

  @Test
  void ownIsAListOfPatterns() {
    assertArrayEquals(
        new String[] {"com.acme.**", "org.other.Main"},
        Options.parse("own='com.acme.**,org.other.Main'").own());
  }
}
