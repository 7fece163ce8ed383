package corpus;

import java.io.*;
import java.net.*;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;

/**
 * What the cases' clients talk to: HTTP/1.1 with keep-alive on one port of the loopback, enough of
 * Redis' protocol on another, HTTP again on the Unix socket that is its argument. Says on stdout
 * which ports.
 */
public final class Stub {
  public static void main(String[] args) throws Exception {
    int http = serve(Stub::http);
    int resp = serve(Stub::resp);
    serveUnix(args[0], Stub::http);
    System.out.println("STUB-READY " + http + " " + resp);
    // Ends with whoever started it.
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  interface Handler {
    void handle(InputStream in, OutputStream out) throws IOException;
  }

  static int serve(Handler h) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread t =
        new Thread(
            () -> {
              while (true)
                try {
                  Socket s = server.accept();
                  Thread c =
                      new Thread(
                          () -> {
                            try (s) {
                              h.handle(
                                  new BufferedInputStream(s.getInputStream()), s.getOutputStream());
                            } catch (IOException ignored) {
                            }
                          });
                  c.setDaemon(true);
                  c.start();
                } catch (IOException e) {
                  return;
                }
            });
    t.setDaemon(true);
    t.start();
    return server.getLocalPort();
  }

  static void serveUnix(String path, Handler h) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Thread t =
        new Thread(
            () -> {
              while (true)
                try {
                  SocketChannel s = server.accept();
                  Thread c =
                      new Thread(
                          () -> {
                            try (s) {
                              h.handle(
                                  new BufferedInputStream(Channels.newInputStream(s)),
                                  Channels.newOutputStream(s));
                            } catch (IOException ignored) {
                            }
                          });
                  c.setDaemon(true);
                  c.start();
                } catch (IOException e) {
                  return;
                }
            });
    t.setDaemon(true);
    t.start();
  }

  static String line(InputStream in) throws IOException {
    StringBuilder b = new StringBuilder();
    int c;
    while ((c = in.read()) != '\n') {
      if (c < 0) return null;
      if (c != '\r') b.append((char) c);
    }
    return b.toString();
  }

  static void http(InputStream in, OutputStream out) throws IOException {
    String request;
    while ((request = line(in)) != null) {
      int length = 0;
      for (String h; (h = line(in)) != null && !h.isEmpty(); )
        if (h.toLowerCase().startsWith("content-length:"))
          length = Integer.parseInt(h.substring(15).trim());
      in.skipNBytes(length);
      if (request.contains("/events")) { // a stream that stays silent
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        while (in.read() >= 0) {}
        return;
      }
      String type = "text/plain", body = "ok";
      if (request.contains("json") || request.contains("_cluster")) {
        type = "application/json";
        body = "{}";
      }
      if (request.contains("ListQueues") || length > 0 && !request.contains("json")) {
        type = "text/xml";
        body =
            "<ListQueuesResponse><ListQueuesResult></ListQueuesResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></ListQueuesResponse>";
      }
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: "
                  + body.length()
                  + "\r\nConnection: keep-alive\r\n\r\n"
                  + (request.startsWith("HEAD") ? "" : body))
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  static void resp(InputStream in, OutputStream out) throws IOException {
    String l;
    while ((l = line(in)) != null) {
      if (!l.startsWith("*")) continue;
      int n = Integer.parseInt(l.substring(1));
      String[] cmd = new String[n];
      for (int i = 0; i < n; i++) {
        int len = Integer.parseInt(line(in).substring(1));
        cmd[i] = new String(in.readNBytes(len), StandardCharsets.UTF_8);
        in.skipNBytes(2);
      }
      String reply;
      switch (cmd[0].toUpperCase()) {
        case "PING":
          reply = "+PONG\r\n";
          break;
        case "HELLO":
          reply = "-ERR unknown command 'HELLO'\r\n";
          break;
        case "GET":
          reply = "$1\r\n1\r\n";
          break;
        case "INCR":
          reply = ":1\r\n";
          break;
        case "INFO":
          reply = "$19\r\nredis_version:6.0.0\r\n";
          break;
        default:
          reply = "+OK\r\n";
      }
      out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }
}
