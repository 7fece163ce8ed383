package dev.overstay.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks axe-core what of a page some readers could not use. */
final class Axe {
  private static final String SOURCE = source();

  private Axe() {}

  /** What violates a rule, with the element and why. */
  static List<String> violations(Browser browser) {
    // As a script of the debugger, which the page's policy says nothing of.
    browser.script(SOURCE);
    return run(browser, "");
  }

  /** What violates a rule about colours on a page that was looked at before in others. */
  static List<String> violationsOfColours(Browser browser) {
    return run(browser, ", runOnly: ['color-contrast', 'link-in-text-block']");
  }

  private static List<String> run(Browser browser, String options) {
    // Without preload it reads no style sheet by itself, which it could not from a file.
    return Browser.strings(
        browser.later(
            "axe.run(document, {resultTypes: ['violations'], preload: false"
                + options
                + "}).then(r => done(r.passes.length ? r.violations.flatMap(v => v.nodes.map("
                + "n => v.id + ' ' + n.target.join(' ') + ': ' + n.failureSummary))"
                + " : ['axe found nothing to look at']), e => done(['axe failed: ' + e]))"));
  }

  private static String source() {
    try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
