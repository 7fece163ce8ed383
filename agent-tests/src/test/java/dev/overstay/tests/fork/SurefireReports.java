package dev.overstay.tests.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Surefire's XML reports of a project say.
 *
 * @param tests how many test cases there are
 * @param messages the failures, by {@code FooTest.bar} or, of a class, {@code FooTest}
 */
public record SurefireReports(int tests, Map<String, String> messages) {

  /** Reads all of a project. */
  public static SurefireReports of(Path project) {
    Map<String, String> messages = new TreeMap<>();
    int tests = 0;
    Path dir = project.resolve("target/surefire-reports");
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
        if (!file.getFileName().toString().startsWith("TEST-")) {
          continue;
        }
        NodeList cases =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
          Element one = (Element) cases.item(i);
          tests++;
          for (String kind : new String[] {"failure", "error"}) {
            NodeList failures = one.getElementsByTagName(kind);
            if (failures.getLength() > 0) {
              messages.put(name(one), failures.item(0).getTextContent());
            }
          }
        }
      }
      return new SurefireReports(tests, messages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Element testcase) {
    String type = testcase.getAttribute("classname");
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String test = testcase.getAttribute("name");
    return test.isEmpty() || test.equals(type) ? simple : simple + "." + test;
  }

  /** The test cases that failed. */
  public Set<String> failed() {
    return messages.keySet();
  }

  /** The text of a failure. */
  public String message(String testcase) {
    return messages.getOrDefault(testcase, "");
  }
}
