package dev.overstay.snapshot;

import java.util.Locale;

/** Masks secrets in command lines before they are written. */
public final class Redaction {
  private static final String MASK = "***";
  private static final String[] SECRETS = {
    "password", "passwd", "secret", "token", "key", "credential", "authorization"
  };

  private Redaction() {}

  /** One argument: the value behind a secret's name, and user info in a URL, become {@code ***}. */
  public static String argument(String argument) {
    int equals = argument.indexOf('=');
    if (equals > 0 && namesSecret(argument.substring(0, equals))) {
      return argument.substring(0, equals + 1) + MASK;
    }
    int scheme = argument.indexOf("://");
    int at = scheme < 0 ? -1 : argument.indexOf('@', scheme);
    int path = scheme < 0 ? -1 : argument.indexOf('/', scheme + 3);
    if (at > 0 && (path < 0 || at < path)) {
      return argument.substring(0, scheme + 3) + MASK + argument.substring(at);
    }
    int colon = argument.indexOf(':');
    if (colon > 0 && scheme < 0 && namesSecret(argument.substring(0, colon))) {
      return argument.substring(0, colon + 1) + " " + MASK;
    }
    return argument;
  }

  /** A command line: each word as an argument; a secret's name alone masks the word behind it. */
  public static String commandLine(String commandLine) {
    StringBuilder out = new StringBuilder();
    boolean mask = false;
    int from = 0;
    while (from <= commandLine.length()) {
      int space = commandLine.indexOf(' ', from);
      int to = space < 0 ? commandLine.length() : space;
      String word = commandLine.substring(from, to);
      out.append(mask && !word.isEmpty() ? MASK : argument(word));
      mask = word.startsWith("-") && word.indexOf('=') < 0 && namesSecret(word);
      if (space >= 0) {
        out.append(' ');
      }
      from = to + 1;
    }
    return out.toString();
  }

  private static boolean namesSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      if (lower.contains(secret)) {
        return true;
      }
    }
    return false;
  }
}
