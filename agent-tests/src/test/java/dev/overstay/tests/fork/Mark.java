package dev.overstay.tests.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source line that says of itself {@code // live: kind}: what must be found to have been made
 * there.
 *
 * @param className the class of the source file
 * @param method the method in which the line stands
 * @param file the source file's name
 * @param line the line's number
 * @param kind the kind of the resource to close
 */
public record Mark(String className, String method, String file, int line, String kind) {
  private static final Path SOURCES = Path.of("src", "test", "java");
  private static final Pattern LIVE = Pattern.compile("// live: ([a-z-]+)$");
  // google-java-format indents the members of a top-level class by two.
  private static final Pattern MEMBER = Pattern.compile("^  \\w[^(=]*?(\\w+)\\(.*");

  /** The one mark of a class. */
  public static Mark of(Class<?> target) {
    List<Mark> marks = in(target);
    assertEquals(1, marks.size(), () -> "marks of " + target + ": " + marks);
    return marks.get(0);
  }

  /** The one mark in a method of a class. */
  public static Mark of(Class<?> target, String method) {
    return of(target.getName(), method);
  }

  /** The one mark in a method of a class that is not public. */
  public static Mark of(String className, String method) {
    List<Mark> marks = in(className).stream().filter(mark -> mark.method.equals(method)).toList();
    assertEquals(1, marks.size(), () -> "marks of " + className + "." + method + ": " + marks);
    return marks.get(0);
  }

  private static List<Mark> in(Class<?> target) {
    return in(target.getName());
  }

  /** All marks of a target, by the name of its class. */
  public static List<Mark> in(String className) {
    return in(SOURCES.resolve(className.replace('.', '/') + ".java"), className);
  }

  /** All marks of a source file. */
  public static List<Mark> in(Path source, String className) {
    List<Mark> marks = new ArrayList<>();
    String method = "";
    int number = 0;
    for (String line : lines(source)) {
      number++;
      Matcher member = MEMBER.matcher(line);
      method = member.matches() ? member.group(1) : method;
      Matcher live = LIVE.matcher(line);
      if (live.find()) {
        String file = source.getFileName().toString();
        marks.add(new Mark(className, method, file, number, live.group(1)));
      }
    }
    return marks;
  }

  private static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts that a finding was made here and that what to close is of this kind. */
  public void assertMade(Dump dump, Finding finding) {
    assertEquals(new Frame(className, method, file, line, true), finding.madeBy());
    Resource root = dump.resource(finding.root());
    assertNotNull(root, "the root of the finding");
    assertEquals(kind, root.kind(), finding.title());
  }

  /** Asserts that exactly one finding of the dump was made here, and returns it. */
  public Finding assertFoundIn(Dump dump) {
    List<Finding> made = new ArrayList<>();
    for (Finding finding : dump.findings()) {
      Frame by = finding.madeBy();
      if (by != null && by.className().equals(className) && by.method().equals(method)) {
        made.add(finding);
      }
    }
    assertEquals(1, made.size(), () -> this + " in " + dump.findings());
    assertMade(dump, made.get(0));
    return made.get(0);
  }
}
