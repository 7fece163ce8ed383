package dev.overstay.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.overstay.text.Plain;
import java.util.Locale;

/** Explains in one line why text is not acceptable JSON, for users who do not know the parser. */
final class NotJson {
  /** How many characters of a file's text an error quotes. */
  static final int QUOTED = 80;

  private NotJson() {}

  /**
   * The reason.
   *
   * @param read the line that the parser has reached, for errors without a location
   */
  static String words(JsonProcessingException e, int read) {
    JsonLocation at = e.getLocation();
    String line = "line " + (at == null ? read : at.getLineNr()) + ": ";
    if (e instanceof StreamConstraintsException) {
      return line + tooMuch(String.valueOf(e.getOriginalMessage()));
    }
    String why = e instanceof JsonEOFException ? "the file ends too early" : reason(e);
    return "not JSON, " + line + why;
  }

  private static String tooMuch(String message) {
    if (message.contains("nesting depth")) {
      return "nested deeper than " + Json.DEEPEST + " levels";
    }
    if (message.startsWith("Number")) {
      return "a number of more than " + Json.LONGEST_NUMBER + " digits";
    }
    if (message.startsWith("String")) {
      return "a text of more than " + (Json.LONGEST_TEXT >> 20) + " million characters";
    }
    if (message.contains("ame length")) {
      return "a field with too long a name";
    }
    if (message.startsWith("Document")) {
      return "more than " + (Json.LONGEST >> 20) + " MB";
    }
    return "more values than are read";
  }

  // After the colon the parser lists what it would accept, and how to make it accept more.
  private static String reason(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int colon = message.indexOf(": ");
    String reason = Plain.cut(Plain.of(colon < 0 ? message : message.substring(0, colon)), QUOTED);
    return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
