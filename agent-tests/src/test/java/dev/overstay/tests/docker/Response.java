package dev.overstay.tests.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer.
 *
 * @param status for example 204
 * @param type of the body
 * @param body may be empty
 */
record Response(int status, String type, String body) {
  static final Response DONE = json(204, "");

  static Response json(int status, String text) {
    return new Response(status, "application/json", text);
  }

  /** What went wrong, as the engine says it. */
  static Response error(int status, String why) {
    return json(status, "{\"message\":\"" + why + "\"}");
  }

  /** A short line of a container's stdout, behind a head with its stream and its length. */
  static Response log(String line) {
    String head = "\1\0\0\0\0\0\0" + (char) line.length();
    return new Response(200, "application/vnd.docker.multiplexed-stream", head + line);
  }

  void write(OutputStream out) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Answer\r\n");
    // Neither of these has a body, and a client would wait for one that is announced.
    if (status != 204 && status != 304) {
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    whole.write(bytes);
    whole.writeTo(out);
    out.flush();
  }
}
