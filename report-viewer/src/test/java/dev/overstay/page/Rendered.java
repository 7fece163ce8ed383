package dev.overstay.page;

import static java.util.Objects.requireNonNull;

import dev.overstay.dump.Dump;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page, written and parsed: pages are well-formed XML but for their style and script. */
final class Rendered {
  private static final Pattern INLINED = Pattern.compile("(?s)<(style|script)[^>]*>.*?</\\1>");
  final String html;
  private final Document document;

  private Rendered(String html) {
    this.html = html;
    try {
      InputSource source = new InputSource(new StringReader(INLINED.matcher(html).replaceAll("")));
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("the page is not well-formed", e);
    }
  }

  static Rendered of(Dump... dumps) {
    return of(Merged.of(List.of(dumps)));
  }

  static Rendered of(Merged merged) {
    try {
      StringBuilder out = new StringBuilder();
      Page.write(merged, List.of(), out, null);
      return new Rendered(out.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The texts of the nodes that an XPath finds, with single spaces. */
  List<String> all(String xpath) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(xpath, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(requireNonNull(nodes.item(i)).getTextContent().replaceAll("\\s+", " ").strip());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new AssertionError(xpath, e);
    }
  }

  /** What {@code text} comes to for each of the nodes. */
  List<String> all(String xpath, String text) {
    try {
      XPath path = XPathFactory.newInstance().newXPath();
      NodeList nodes = (NodeList) path.evaluate(xpath, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(path.evaluate(text, nodes.item(i)));
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new AssertionError(xpath, e);
    }
  }

  String one(String xpath) {
    List<String> texts = all(xpath);
    if (texts.size() != 1) {
      throw new AssertionError(xpath + " finds " + texts);
    }
    return texts.get(0);
  }
}
