package dev.overstay.tests.docker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end.
 *
 * @param method for example {@code POST}
 * @param path without the version in front of it
 * @param query as sent
 * @param body as sent
 */
record Request(String method, String path, String query, String body) {

  /** The next request of a connection; null where there is none. */
  static @Nullable Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    String[] words = first.split(" ", -1);
    String target = words[1].replaceFirst("^/v[0-9.]+(?=/)", "");
    int mark = target.indexOf('?');
    return new Request(
        words[0],
        decoded(mark < 0 ? target : target.substring(0, mark)),
        mark < 0 ? "" : target.substring(mark + 1),
        new String(body, StandardCharsets.UTF_8));
  }

  /** A parameter of the query; empty where it is not there. */
  String parameter(String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return "";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16); size > 0; ) {
      body.write(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.length() == 0) {
          return "";
        }
        throw new EOFException(line.toString());
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
