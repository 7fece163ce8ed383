package dev.overstay.html;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page's content security policy: its own style and script by their hashes, nothing else. */
public final class Policy {
  private Policy() {}

  /** The policy; if {@code style} is empty, the page loads a stylesheet from beside it. */
  public static String of(String style, String script) {
    return "default-src 'none'; style-src "
        // A page opened as a file does not have an origin, so 'self' alone would not match.
        + (style.isEmpty() ? "'self' file:" : hash(style))
        + "; script-src "
        + hash(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
