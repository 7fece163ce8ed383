package corpus.jdk;

import corpus.Corpus;
import java.net.URI;
import java.net.http.*;

/**
 * java.net.http.HttpClient kept: daemon selector and worker threads and one idle connection. It has
 * no close() before JDK 21.
 */
public final class HttpClientCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, HttpClientCase::leaky, HttpClientCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(get());
  }

  public static void clean() throws Exception {
    HttpClient client = get();
    if (client instanceof AutoCloseable) { // since 21
      ((AutoCloseable) client).close();
    }
  }

  static HttpClient get() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI uri = URI.create("http://127.0.0.1:" + Corpus.httpPort() + "/");
    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    return client;
  }
}
