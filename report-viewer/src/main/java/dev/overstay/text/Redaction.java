package dev.overstay.text;

import java.util.Locale;

/** Masks secrets in command lines before they are written. */
public final class Redaction {
  private static final String MASK = "***";
  private static final String[] SECRETS = {
    "password", "passwd", "secret", "token", "key", "credential", "authorization"
  };

  private Redaction() {}

  /** A command, joined by spaces: a word that follows the name of a secret is masked as a whole. */
  public static String command(String[] words) {
    StringBuilder out = new StringBuilder();
    boolean mask = false;
    for (String word : words) {
      out.append(out.length() == 0 ? "" : " ").append(mask ? MASK : word(word));
      mask = word.startsWith("-") && word.indexOf('=') < 0 && namesSecret(word);
    }
    return out.toString();
  }

  // A word with spaces, as a shell gets it, is a command again.
  private static String word(String word) {
    String text = argument(word);
    return word.indexOf(' ') < 0 ? text : command(text.split(" ", -1));
  }

  /** One argument: the value after a secret's name, and user info in a URL, become {@code ***}. */
  public static String argument(String argument) {
    String text = withoutUserInfo(argument);
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean scheme = text.startsWith("://", i);
      if ((c == '=' || (c == ':' && !scheme))
          && namesSecret(text.substring(nameStart(text, i), i))) {
        int end = valueEnd(text, i);
        String space = c == ':' ? " " : "";
        return text.substring(0, i + 1) + space + MASK + argument(text.substring(end));
      }
    }
    return text;
  }

  private static int nameStart(String text, int end) {
    int start = end;
    while (start > 0 && "?&;, ".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  // In a query or a list of settings, the value ends at a separator; elsewhere it is the rest.
  private static int valueEnd(String text, int equals) {
    int start = nameStart(text, equals);
    int end = equals;
    boolean list = start > 0 && "?&;".indexOf(text.charAt(start - 1)) >= 0;
    while (end < text.length() && !(list && "&;".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  private static String withoutUserInfo(String argument) {
    int scheme = argument.indexOf("://");
    int at = scheme < 0 ? -1 : argument.indexOf('@', scheme);
    int path = scheme < 0 ? -1 : argument.indexOf('/', scheme + 3);
    return at > 0 && (path < 0 || at < path)
        ? argument.substring(0, scheme + 3) + MASK + argument.substring(at)
        : argument;
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
