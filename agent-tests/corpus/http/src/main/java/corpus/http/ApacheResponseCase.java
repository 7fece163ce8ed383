package corpus.http;

import corpus.Corpus;
import org.apache.http.client.methods.*;
import org.apache.http.impl.client.*;

/**
 * Control: the response is never closed, but the client is, which closes the connection all the
 * same.
 */
public final class ApacheResponseCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ApacheResponseCase::leaky, ApacheResponseCase::clean);
  }

  public static void leaky() throws Exception {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      Corpus.keep(call(client));
    }
  }

  public static void clean() throws Exception {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      call(client).close();
    }
  }

  static CloseableHttpResponse call(CloseableHttpClient client) throws Exception {
    return client.execute(new HttpGet("http://127.0.0.1:" + Corpus.httpPort() + "/"));
  }
}
