package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words that make a sentence hard to read at the first reading. "Told" and "tells" say less than
 * "reported", "shows" or "known"; the others have a plain equivalent: no one, the user, on its own.
 */
class PlainEnglishTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern HARD =
      Pattern.compile(
          "\\b(told|tells|whoever|nobody|somebody|is none|besides|shall|by itself|by themselves"
              + "|of its own)\\b",
          Pattern.CASE_INSENSITIVE);
  // Comments and string literals; char literals so that a quote in one begins nothing.
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<text>(?s:/\\*.*?\\*/)|//.*|(?s:\"\"\".*?\"\"\")|\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|'(?:\\\\.|[^'\\\\\\n])+'");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String name : new String[] {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) {
      documents.add(ROOT.resolve(name));
    }
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    return documents;
  }

  /** Examples of output stand as they are printed. */
  @ParameterizedTest
  @MethodSource("documents")
  void documentIsInPlainWords(Path document) throws IOException {
    String prose =
        Files.readString(document).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
    assertEquals(List.of(), hard(document, prose));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "report-viewer"})
  void commentsAndMessagesAreInPlainWords(String module) throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".java")).toList()) {
        files++;
        Matcher text = TEXT.matcher(Files.readString(file));
        while (text.find()) {
          String words = text.group("text");
          if (words != null) {
            found.addAll(hard(file, words.replaceAll("\\s+\\*? *", " ")));
          }
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(files > 100, module);
  }

  @Test
  void eachHardWordIsFound() {
    Path file = Path.of("x");
    assertEquals(1, hard(file, "That is Told here.").size());
    assertEquals(2, hard(file, "Nobody ends by itself").size());
    assertEquals(0, hard(file, "toldYou(), nobodys, on its own").size());
  }

  private static List<String> hard(Path file, String text) {
    List<String> found = new ArrayList<>();
    for (Matcher word = HARD.matcher(text); word.find(); ) {
      int from = Math.max(0, word.start() - 40);
      int to = Math.min(text.length(), word.end() + 40);
      found.add(file.getFileName() + ": " + text.substring(from, to).replaceAll("\\s+", " "));
    }
    return found;
  }
}
